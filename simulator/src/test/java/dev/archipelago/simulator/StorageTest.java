package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.StorageResult.CacheUse;
import dev.archipelago.simulator.result.StorageResult.DatabaseUse;
import dev.archipelago.simulator.storage.CacheModel;
import dev.archipelago.simulator.storage.Eviction;
import dev.archipelago.simulator.storage.ReplicationLag;
import dev.archipelago.simulator.theory.Erlang;
import dev.archipelago.simulator.theory.FanOut;
import dev.archipelago.simulator.theory.MultiServerQueue;
import dev.archipelago.simulator.validation.Catalogue;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What caches and databases keep, on systems whose answer is known: a service before a cache before a database.
class StorageTest {

    private static final String SYSTEM = """
            { "format": 1, "name": "storage",
              "components": {
                "shop": { "kind": "service", "replicas": %d, "operations": {
                  "read": { "steps": [ %s ] }, "write": { "steps": [ %s ] } } },
                "near": { "kind": "cache", "replicas": %d, "cache": { %s }, "operations": {
                  "get": { "steps": [ { "wait": "1ms" } ] } } },
                "items": { "kind": "database", "replicas": %d, "database": { %s }, "operations": {
                  "ask": { "steps": [ ] } } }
              },
              "connections": { %s },
              "workloads": { "readers": { "enters": "shop.read", "arrivals": "%s" }%s },
              "scenarios": { "now": { "faults": [ %s ] } },
              "platform": { "zones": { "a": {} }, "network": { "withinZone": "%s" } } }
            """;

    private static final String LOOK = """
            { "cache": "near.get", "miss": [ { "query": "items.ask", "hold": "20ms" } ] }""";

    private String read = LOOK;
    private String write = "{ \"query\": \"items.ask\", \"hold\": \"5ms\", \"write\": true }";
    private int caches = 1;
    private String cache = "\"keys\": 1000, \"entries\": 100, \"skew\": 0.8";
    private int copies = 1;
    private String database = "\"connections\": 1000";
    private String connections = "";
    private String reads = "poisson(500/s)";
    private String writes = "";
    private String faults = "";
    private String network = "0s";
    private int replications = 1;

    private SimulationResult run(String duration) {
        String writers = writes.isEmpty()
                ? ""
                : ", \"writers\": { \"enters\": \"shop.write\", \"arrivals\": \"" + writes + "\" }";
        String text = SYSTEM.formatted(1, read, write, caches, cache, copies, database, connections, reads, writers,
                faults, network);
        Document document = DocumentReader.readText(text, "storage.json").orElseThrow();
        SimulationOptions options = SimulationOptions.defaults().withScenario("now").withSeed(5)
                .withReplications(replications).withWarmUp(TimeSpan.ofSeconds(1))
                .withDuration(TimeSpan.parse(duration));
        return Simulation.run(document, options, Progress.NONE, CancelSignal.NEVER);
    }

    private static CacheUse near(SimulationResult result) {
        return Objects.requireNonNull(result.storage().caches().get("near"));
    }

    private static DatabaseUse items(SimulationResult result) {
        return Objects.requireNonNull(result.storage().databases().get("items"));
    }

    private static double mean(SimulationResult result, String workload) {
        return Objects.requireNonNull(result.requests().get(workload)).latency().mean().value();
    }

    private static double halfWidth(SimulationResult result, String workload) {
        Estimate mean = Objects.requireNonNull(result.requests().get(workload)).latency().mean();
        return (mean.high() - mean.low()) / 2;
    }

    // ---- caches ------------------------------------------------------------------------------------------------------

    @Test
    void CACHE_3_cacheOfAThousandPlaces_hitsAsTheSimulationInTheBooks() {
        cache = "\"keys\": 10000, \"entries\": 1000, \"skew\": 0.8";
        reads = "poisson(2000/s)";

        CacheUse near = near(run("500s"));

        assertThat(near.hitRatio().value()).as("seed 5").isCloseTo(.4365, within(.002));
        assertThat(near.lookups()).isEqualTo(near.hits() + near.misses());
        // while a key is fetched others may miss it too
        assertThat(near.evicted()).isBetween((long) (.98 * near.misses()), near.misses());
        assertThat(near.entries().value()).isEqualTo(1000);
    }

    @Test
    void CACHE_4_lookAside_takesTheTimeOfTheOriginOnAMiss() {
        SimulationResult result = run("100s");
        double hits = near(result).hitRatio().value();

        assertThat(hits).isCloseTo(.3778, within(.006));
        assertThat(mean(result, "readers")).isCloseTo(CacheModel.meanRead(hits, .001, .020), within(2e-5));
    }

    /// The last of very many caches is asked for one key, whose fetch always fails.
    @Test
    void fetchThatFails_atTheLastOfManyCaches_isTakenOverByWhoWaits() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            many.append(", \"c").append(i)
                    .append("\": { \"kind\": \"cache\", \"cache\": { \"keys\": 1, \"singleFlight\": true } }");
        }
        Document document = DocumentReader.readText("""
                { "format": 1, "name": "many", "components": { "shop": { "kind": "service", "operations": { "read": {
                  "steps": [ { "cache": "c299", "miss": [ { "wait": "20ms" }, { "fail": "100%%" } ] } ] } } } %s },
                  "scenarios": { "cold": { "faults": [ { "flush": "c299", "at": "1s" } ] } },
                  "workloads": { "readers": { "enters": "shop", "arrivals": "constant(1000/s)" } } }
                """.formatted(many), "many.json").orElseThrow();

        SimulationResult result = Simulation.run(document, SimulationOptions.defaults().withScenario("cold")
                .withReplications(1).withWarmUp(TimeSpan.ZERO).withDuration(TimeSpan.parse("5s")), Progress.NONE,
                CancelSignal.NEVER);

        CacheUse last = Objects.requireNonNull(result.storage().caches().get("c299"));
        assertThat(last.misses()).isBetween(195L, 201L);
        assertThat(last.waits()).isPositive();
    }

    @Test
    void CACHE_2_timeToLive_hitsByTheRateOfTheKey() {
        cache = "\"keys\": 1, \"ttl\": \"100ms\"";
        reads = "poisson(20/s)";
        read = "{ \"cache\": \"near.get\", \"miss\": [ ] }";

        CacheUse near = near(run("2000s"));

        assertThat(near.hitRatio().value()).as("seed 5").isCloseTo(CacheModel.keptAfterFill(20, .1), within(.01));
        assertThat(near.expired()).isEqualTo(near.misses());
    }

    @Test
    void cache_ofEveryEvictionPolicy_hitsAsTheFormulaSays() {
        CacheModel model = new CacheModel(1000, .8, 100);
        read = "{ \"cache\": \"near.get\", \"miss\": [ ] }";
        for (Eviction eviction : new Eviction[]{Eviction.LRU, Eviction.FIFO, Eviction.RANDOM}) {
            cache = "\"keys\": 1000, \"entries\": 100, \"skew\": 0.8, \"eviction\": \"%s\""
                    .formatted(eviction.name().toLowerCase(Locale.ROOT));
            assertThat(near(run("200s")).hitRatio().value()).as("%s, seed 5", eviction)
                    .isCloseTo(model.hitRatio(eviction), within(.006));
        }
    }

    @Test
    void flush_ofACacheThatKeepsKeys_makesItColdUntilItHasFilledAgain() {
        cache = "\"keys\": 200";
        faults = "{ \"flush\": \"near\", \"at\": \"50s\" }";

        SimulationResult result = run("100s");

        assertThat(near(result).misses()).isLessThanOrEqualTo(200 + 10);
        assertThat(near(result).misses()).isGreaterThan(150);
        assertThat(result.timeline().storage().get("near.hitRatio").getFirst()).isEqualTo(1);
        assertThat(result.timeline().storage().get("near.hitRatio")).anyMatch(ratio -> ratio < 1);
    }

    @Test
    void stampede_ofOneHotKey_fetchesItOnceWithSingleFlight() {
        cache = "\"keys\": 1";
        reads = "poisson(1000/s)";
        faults = "{ \"flush\": \"near\", \"at\": \"10s\" }";

        CacheUse many = near(run("20s"));
        cache += ", \"singleFlight\": true";
        CacheUse one = near(run("20s"));

        // 20 ms of the query at 1000 look-ups a second
        assertThat(many.misses()).isBetween(8L, 36L);
        assertThat(many.waits()).isZero();
        assertThat(one.misses()).isEqualTo(1);
        assertThat(one.waits()).isBetween(8L, 36L);
    }

    @Test
    void readThrough_withoutMore_fetchesAKeyOnce() {
        cache = "\"keys\": 1, \"strategy\": \"read-through\"";
        reads = "poisson(1000/s)";
        faults = "{ \"flush\": \"near\", \"at\": \"10s\" }";

        assertThat(near(run("20s")).misses()).isEqualTo(1);
    }

    @Test
    void fetchThatFails_isTakenOverByWhoWaits() {
        cache = "\"keys\": 1, \"singleFlight\": true";
        read = "{ \"cache\": \"near.get\", \"miss\": [ { \"query\": \"items.ask\", \"hold\": \"20ms\" }, { \"fail\": \"100%\" } ] }";
        reads = "poisson(100/s)";
        faults = "{ \"flush\": \"near\", \"at\": \"10s\" }";

        SimulationResult result = run("20s");

        // from the flush on nobody ever gets it, and one after the other tries
        assertThat(near(result).misses()).isBetween(495L, 502L);
        assertThat(Objects.requireNonNull(result.requests().get("readers")).failed()).isBetween(490L, 502L);
    }

    @Test
    void writes_behindLookAside_dropWhatTheyChange() {
        cache = "\"keys\": 50, \"skew\": 0";
        reads = "poisson(100/s)";
        writes = "poisson(20/s)";

        CacheUse near = near(run("400s"));

        // a key is written 0.4 times a second and read twice a second: every sixth look-up is the first after a write
        assertThat(near.hitRatio().value()).as("seed 5").isCloseTo(2 / 2.4, within(.01));
        assertThat(near.changed()).isBetween(6000L, 7100L);
    }

    @Test
    void writes_throughTheCache_keepWhatTheyChange() {
        cache = "\"keys\": 50, \"skew\": 0, \"strategy\": \"write-through\"";
        reads = "poisson(100/s)";
        writes = "poisson(20/s)";

        SimulationResult result = run("100s");

        assertThat(near(result).hitRatio().value()).isEqualTo(1);
        assertThat(near(result).stale()).isZero();
        assertThat(mean(result, "writers")).isCloseTo(.006, within(1e-9));
    }

    @Test
    void writes_behindTheCache_areAnsweredByTheCache() {
        cache = "\"keys\": 50, \"skew\": 0, \"strategy\": \"write-behind\"";
        writes = "poisson(20/s)";

        SimulationResult result = run("100s");

        assertThat(mean(result, "writers")).isCloseTo(.001, within(1e-9));
        assertThat(Objects.requireNonNull(result.operations().get("items.ask")).calls()).isBetween(1850L, 2150L);
    }

    @Test
    void replicas_thatKeepTheSame_answerOldValuesAfterAWriteToOneOfThem() {
        cache = "\"keys\": 20, \"skew\": 0, \"strategy\": \"write-through\"";
        caches = 2;
        writes = "poisson(20/s)";

        assertThat(near(run("50s")).stale()).isPositive();
        connections = "\"shop->near\": { \"balancing\": \"consistent-hash\" }";
        assertThat(near(run("50s")).stale()).isZero();
    }

    @Test
    void keysSpreadByHash_hitAsOneCacheOfAllEntries() {
        cache = "\"keys\": 1000, \"entries\": 50, \"skew\": 0.8";
        caches = 2;
        double copied = near(run("200s")).hitRatio().value();
        connections = "\"shop->near\": { \"balancing\": \"consistent-hash\" }";
        double spread = near(run("200s")).hitRatio().value();

        assertThat(copied).as("seed 5").isCloseTo(new CacheModel(1000, .8, 50).hitRatio(Eviction.LRU), within(.006));
        assertThat(spread).as("seed 5").isGreaterThan(copied + .08);
    }

    /// As a renewal process: a key that is asked for lambda times a second and kept for T hits with lambda T / (1 + lambda T).
    @Test
    void absentKeys_hitByTheRateOfTheirOwnTime_orNeverWhereThatIsNotKept() {
        cache = "\"keys\": 20, \"skew\": 0, \"absent\": \"50%\", \"absentTtl\": \"100ms\"";
        reads = "poisson(200/s)";
        read = "{ \"cache\": \"near.get\", \"miss\": [ ] }";

        CacheUse near = near(run("400s"));

        // the other half is there for ever
        assertThat(near.hitRatio().value()).as("seed 5").isCloseTo(.5 + .5 * CacheModel.keptAfterFill(10, .1),
                within(.005));
        assertThat((double) near.absences() / near.lookups()).as("seed 5")
                .isCloseTo(.5 * CacheModel.keptAfterFill(10, .1), within(.005));

        cache = "\"keys\": 20, \"skew\": 0, \"absent\": \"50%\"";
        near = near(run("100s"));
        assertThat(near.hitRatio().value()).as("seed 5").isCloseTo(.5, within(.01));
        assertThat(near.absences()).isZero();
        assertThat(near.entries().value()).isEqualTo(10);
    }

    /// Each look-up x before the end fetches anew with e^(-x / (beta delta)), so that the end is reached by e^(-lambda beta delta)
    /// of the entries.
    @Test
    void earlyRefresh_bySomebodyBeforeTheEnd_leavesFewExpiries() {
        read = "{ \"cache\": \"near.get\", \"miss\": [ { \"wait\": \"20ms\" } ] }";
        reads = "poisson(50/s)";
        for (double beta : new double[]{.5, 1, 2}) {
            cache = "\"keys\": 1, \"ttl\": \"500ms\", \"singleFlight\": true, \"earlyRefresh\": " + beta;

            CacheUse near = near(run("1000s"));

            double ends = near.misses() + near.refreshes();
            double expected = Math.exp(-50 * .020 * beta);
            assertThat(near.misses() / ends).as("beta %s, seed 5", beta).isCloseTo(expected,
                    within(4 * Math.sqrt(expected * (1 - expected) / ends) + .005));
            assertThat(near.lookups()).isEqualTo(near.hits() + near.misses() + near.waits() + near.refreshes());
        }
        cache = "\"keys\": 1, \"ttl\": \"500ms\", \"singleFlight\": true";
        assertThat(near(run("50s")).refreshes()).isZero();
    }

    @Test
    void nestedLookUps_ofTheSameKeys_areAboutTheSameKey() {
        read = "{ \"cache\": \"near.get\", \"miss\": [ { \"cache\": \"near.get\", \"miss\": [ ] } ] }";

        CacheUse near = near(run("100s"));

        // the second look-up of a key that was missed misses too
        assertThat(near.hits() / (double) (near.lookups() - near.misses() / 2)).isCloseTo(.3778, within(.01));
    }

    @Test
    void cacheWithMoreThanAMillionKeys_hitsByFormula() {
        cache = "\"keys\": 2000000, \"entries\": 100000, \"skew\": 0.8";

        SimulationResult result = run("100s");
        double hits = new CacheModel(2_000_000, .8, 100_000).hitRatio(Eviction.LRU);

        assertThat(result.storage().caches()).isEmpty();
        assertThat(mean(result, "readers")).as("seed 5").isCloseTo(CacheModel.meanRead(hits, .001, .020),
                within(2e-4));
    }

    // ---- copies and shards -------------------------------------------------------------------------------------------

    private static final String READ = "{ \"query\": \"items.ask\" }";

    @Test
    void QUO_1_writeToTwoOfThreeCopies_takesTheSecondAnswer() {
        write = "{ \"query\": \"items.ask\", \"hold\": \"exponential(10ms)\", \"write\": true }";
        read = READ;
        copies = 3;
        database = "\"replication\": \"quorum\", \"writeQuorum\": 2";
        writes = "poisson(500/s)";
        replications = 6;

        SimulationResult result = run("400s");
        FanOut copies = new FanOut(3);
        var latency = Objects.requireNonNull(result.requests().get("writers")).latency();

        assertThat(latency.mean().covers(copies.meanEarliest(2, .010))).as("seed 5: %s", latency.mean()).isTrue();
        assertThat(latency.p99().value()).as("seed 5").isCloseTo(copies.earliestQuantile(2, .010, .99), within(3e-4));
        assertThat(Objects.requireNonNull(result.operations().get("items.ask")).calls())
                .isGreaterThanOrEqualTo(3 * items(result).writes());
    }

    @Test
    void QUO_1_readOfTwoOfThreeCopies_asksAllAndTakesTheSecondAnswer() {
        read = "{ \"query\": \"items.ask\", \"hold\": \"exponential(10ms)\" }";
        copies = 3;
        database = "\"replication\": \"quorum\", \"readQuorum\": 2";
        replications = 6;

        SimulationResult result = run("400s");
        FanOut copies = new FanOut(3);
        var latency = Objects.requireNonNull(result.requests().get("readers")).latency();

        assertThat(latency.mean().covers(copies.meanEarliest(2, .010))).as("seed 5: %s", latency.mean()).isTrue();
        assertThat(latency.p99().value()).as("seed 5").isCloseTo(copies.earliestQuantile(2, .010, .99), within(3e-4));
        assertThat(Objects.requireNonNull(result.operations().get("items.ask")).calls())
                .isBetween(3 * items(result).reads(), 3 * items(result).reads() + 200);
    }

    /// W=1 R=2 and W=2 R=1 of the collected values, which are simulated themselves and have four places.
    @Test
    void PBS_2_partialQuorums_areConsistentAsOftenAsTheTableSays() {
        String[][] rows = {{"1", "1", "0s", ".4195"}, {"1", "2", "0s", ".7573"}, {"1", "2", "10ms", ".9672"},
            {"2", "1", "0s", ".7132"}, {"2", "1", "10ms", ".8944"}};
        for (String[] row : rows) {
            Document document = DocumentReader.readText("""
                    { "format": 1, "name": "wars", "components": {
                      "front": { "kind": "service", "operations": { "both": { "steps": [
                        { "query": "items.put", "write": true }, { "wait": "%s" }, { "query": "items.get" } ] } } },
                      "items": { "kind": "database", "replicas": 3,
                        "database": { "replication": "quorum", "writeQuorum": %s, "readQuorum": %s, "keys": 100000 },
                        "operations": { "get": { "steps": [] }, "put": { "steps": [ { "choice": [
                          { "probability": "90%%", "steps": [ { "wait": "exponential(10ms)" } ] } ] } ] } } } },
                      "workloads": { "users": { "enters": "front.both", "arrivals": "poisson(100/s)" } },
                      "platform": { "zones": { "a": {} }, "network": { "withinZone": "exponential(1ms)" } } }
                    """.formatted(row[2], row[0], row[1]), "wars.json").orElseThrow();
            DatabaseUse items = items(Simulation.run(document, SimulationOptions.defaults().withSeed(5)
                    .withReplications(4).withDuration(TimeSpan.parse("300s")), Progress.NONE, CancelSignal.NEVER));

            double expected = Double.parseDouble(row[3]);
            double sd = Math.sqrt(expected * (1 - expected) / items.reads());
            assertThat(1 - items.staleShare().value()).as("W=%s R=%s after %s, seed 5", row[0], row[1], row[2])
                    .isCloseTo(expected, within(4 * sd + 3e-4));
        }
    }

    /// The value of the table is simulated itself, with an error of 0.0003. Twice the interval of the run is one of four standard
    /// deviations.
    @Test
    void PBS_1_oneOfThreeCopies_isConsistentAtOnceAsOftenAsTheTableSays() {
        Document document = Catalogue.complete().experiments().stream()
                .filter(experiment -> experiment.name().equals("partial-quorum (at-0)")).findFirst().orElseThrow()
                .document();
        DatabaseUse items = items(Simulation.run(document, SimulationOptions.defaults().withScenario("at-0")
                .withSeed(5).withReplications(10).withDuration(TimeSpan.parse("1000s")), Progress.NONE,
                CancelSignal.NEVER));

        double halfWidth = (items.staleShare().high() - items.staleShare().low()) / 2;
        assertThat(halfWidth).as("seed 5").isLessThan(0.01);
        assertThat(1 - items.staleShare().value()).as("seed 5").isCloseTo(0.4195, within(2 * halfWidth + 3e-4));
    }

    @Test
    void readsAndWritesThatOverlap_neverMissAWrite() {
        copies = 3;
        read = "{ \"query\": \"items.ask\", \"hold\": \"exponential(1ms)\" }";
        write = "{ \"query\": \"items.ask\", \"hold\": \"exponential(10ms)\", \"write\": true }";
        writes = "poisson(100/s)";
        database = "\"replication\": \"quorum\", \"writeQuorum\": 2, \"readQuorum\": 2, \"keys\": 5";
        assertThat(items(run("100s")).stale()).isZero();

        database = "\"replication\": \"quorum\", \"writeQuorum\": 1, \"readQuorum\": 1, \"keys\": 5";
        assertThat(items(run("100s")).stale()).isPositive();
    }

    @Test
    void copiesOfAQuorum_thatAreDown_countAgainstIt() {
        copies = 3;
        read = READ;
        write = "{ \"query\": \"items.ask\", \"hold\": \"1ms\", \"write\": true }";
        writes = "constant(100/s)";
        database = "\"replication\": \"quorum\", \"writeQuorum\": 2";
        faults = "{ \"crash\": \"items\", \"replicas\": 1, \"at\": \"10s\", \"for\": \"10s\" }";
        assertThat(Objects.requireNonNull(run("30s").requests().get("writers")).failed()).isLessThanOrEqualTo(1);

        faults = "{ \"crash\": \"items\", \"replicas\": 2, \"at\": \"10s\", \"for\": \"10s\" }";
        assertThat(Objects.requireNonNull(run("30s").requests().get("writers")).failed()).isGreaterThan(990);
    }

    @Test
    void readsOfCopies_areStaleAsTheLagSays() {
        copies = 2;
        read = READ;
        write = "{ \"query\": \"items.ask\", \"write\": true }";
        reads = "poisson(400/s)";
        writes = "poisson(40/s)";
        database = """
                "replication": "asynchronous", "lag": "200ms", "keys": 20, "consistency": "eventual\"""";
        replications = 4;

        DatabaseUse items = items(run("500s"));

        // every other read is answered by the leader; a record is written twice a second
        double expected = new ReplicationLag(.2).staleShare(2) / 2;
        assertThat(items.staleShare().value()).as("seed 5").isCloseTo(expected, within(.004));
        assertThat(items.staleness().mean().value()).isPositive();
    }

    @Test
    void strongReads_goToTheLeader() {
        copies = 3;
        read = READ;
        write = "{ \"query\": \"items.ask\", \"write\": true }";
        writes = "poisson(100/s)";
        database = "\"replication\": \"asynchronous\", \"lag\": \"200ms\", \"keys\": 5, \"connections\": 50";

        SimulationResult result = run("100s");

        assertThat(items(result).stale()).isZero();
        assertThat(items(result).reads()).isGreaterThan(45_000);
    }

    @Test
    void boundedReads_seeNothingOlderThanTheLag() {
        copies = 3;
        read = READ;
        write = "{ \"query\": \"items.ask\", \"write\": true }";
        writes = "poisson(100/s)";
        database = "\"replication\": \"asynchronous\", \"lag\": \"200ms\", \"keys\": 5, \"consistency\": \"bounded\"";

        DatabaseUse items = items(run("100s"));

        assertThat(items.stale()).isPositive();
        assertThat(items.staleness().p999().value()).isLessThanOrEqualTo(.203);
    }

    @Test
    void ownWrites_areUnreadAsLongAsTheCopyLags() {
        copies = 2;
        read = """
                { "query": "items.ask", "write": true }, { "wait": "500ms" }, { "query": "items.ask" }""";
        write = READ;
        reads = "poisson(100/s)";
        database = """
                "replication": "asynchronous", "lag": "200ms", "keys": 1000000, "consistency": "eventual\"""";

        DatabaseUse items = items(run("1000s"));

        double expected = (1 - new ReplicationLag(.2).arrived(.5)) / 2;
        assertThat((double) items.unreadWrites() / items.reads()).as("seed 5").isCloseTo(expected, within(.003));
    }

    @Test
    void synchronousWrites_waitForAllCopies_andAreReadEverywhere() {
        copies = 3;
        read = READ;
        write = "{ \"query\": \"items.ask\", \"write\": true }";
        writes = "poisson(100/s)";
        database = "\"replication\": \"synchronous\", \"lag\": \"10ms\", \"keys\": 10, \"consistency\": \"eventual\"";
        replications = 4;

        SimulationResult result = run("200s");

        assertThat(items(result).stale()).isZero();
        assertThat(mean(result, "writers")).as("seed 5").isCloseTo(new FanOut(2).meanLongest(.010), within(3e-4));
    }

    @Test
    void leaderThatIsLost_isFollowedAfterTheFailover_andOnlyAsynchronousWritesAreLost() {
        copies = 3;
        read = READ;
        write = "{ \"query\": \"items.ask\", \"write\": true }";
        writes = "constant(100/s)";
        faults = "{ \"crash\": \"items\", \"replicas\": 1, \"at\": \"10s\", \"for\": \"30s\" }";
        database = "\"replication\": \"asynchronous\", \"lag\": \"200ms\", \"failover\": \"5s\"";

        SimulationResult result = run("60s");

        assertThat(items(result).failovers()).isEqualTo(1);
        assertThat(items(result).leaderless().value()).isCloseTo(5, within(1e-6));
        assertThat(items(result).lostWrites()).isBetween(3L, 40L);
        assertThat(Objects.requireNonNull(result.requests().get("writers")).failed()).isBetween(495L, 505L);

        database = "\"replication\": \"synchronous\", \"lag\": \"200ms\", \"failover\": \"5s\"";
        result = run("60s");

        assertThat(items(result).failovers()).isEqualTo(1);
        assertThat(items(result).lostWrites()).isZero();
        assertThat(items(result).writes()).isBetween(5400L, 5520L);
    }

    private SimulationResult failover(String times, String back) {
        copies = 2;
        read = READ;
        write = "{ \"query\": \"items.ask\", \"write\": true }";
        writes = "constant(100/s)";
        connections = "\"shop->items\": { \"timeout\": \"5s\" }";
        faults = "{ \"crash\": \"items\", \"replicas\": 1, \"at\": \"10s\", \"for\": \"" + back + "\" }";
        database = "\"replication\": \"asynchronous\", \"lag\": \"200ms\", " + times;
        return run("60s");
    }

    private static long failedWrites(SimulationResult result) {
        return Objects.requireNonNull(result.requests().get("writers")).failed();
    }

    @Test
    void failover_detection_isAnOutageOfItsLengthUnlessTheLeaderIsBackBefore() {
        SimulationResult result = failover("\"failover\": \"5s\"", "30s");
        assertThat(items(result).leaderless().value()).isCloseTo(5, within(1e-6));
        assertThat(failedWrites(result)).isCloseTo(500, within(2L));

        // a database starts in 10 s beside
        result = failover("\"failover\": \"13s\", \"election\": \"3s\"", "1s");
        assertThat(items(result).failovers()).isZero();
        assertThat(items(result).lostWrites()).isZero();
    }

    @Test
    void failover_election_addsItsLengthAndGoesOnWhenTheLeaderIsBack() {
        SimulationResult result = failover("\"failover\": \"5s\", \"election\": \"3s\"", "30s");
        assertThat(items(result).leaderless().value()).isCloseTo(8, within(1e-6));
        assertThat(failedWrites(result)).isCloseTo(800, within(2L));

        // the old leader is back after 11 s, in the middle of the election, and has all: it is elected
        result = failover("\"failover\": \"9s\", \"election\": \"4s\"", "1s");
        assertThat(items(result).failovers()).isEqualTo(1);
        assertThat(items(result).leaderless().value()).isCloseTo(13, within(1e-6));
        assertThat(items(result).lostWrites()).isZero();
    }

    @Test
    void failover_resolution_keepsClientsFromTheNewLeader() {
        SimulationResult result = failover(
                "\"failover\": \"5s\", \"election\": \"3s\", \"resolution\": \"4s\"", "30s");

        assertThat(items(result).leaderless().value()).isCloseTo(8, within(1e-6));
        assertThat(failedWrites(result)).isCloseTo(1200, within(2L));
    }

    /// Writes come one after the other and are under way to the only copy for 200 ms on average.
    @Test
    void failover_ofAsynchronousCopies_losesWhatIsUnderWay() {
        replications = 20;
        SimulationResult result = failover("\"failover\": \"5s\"", "30s");

        double expected = 20 * 100 * .2;
        assertThat((double) items(result).lostWrites()).as("seed 5").isCloseTo(expected,
                within(4 * Math.sqrt(expected)));
    }

    @Test
    void leaderFailover_ofTheSample_losesWritesOnlyWhereTheyWereNotWaitedFor() {
        DatabaseUse asynchronous = ledger("asynchronous");
        DatabaseUse synchronous = ledger("synchronous");

        assertThat(asynchronous.failovers()).isEqualTo(4);
        assertThat(synchronous.failovers()).isEqualTo(4);
        assertThat(asynchronous.lostWrites()).isPositive();
        assertThat(synchronous.lostWrites()).isZero();
        assertThat(asynchronous.leaderless().value()).isCloseTo(10, within(1e-6));
        assertThat(asynchronous.staleShare().value()).isGreaterThan(.005);
        assertThat(synchronous.staleShare().value()).isZero();
    }

    private static DatabaseUse ledger(String scenario) {
        Document document = DocumentReader
                .read(Path.of("..", "sample-architectures", "leader-failover", "leader-failover.archipelago.json"))
                .orElseThrow();
        SimulationResult result = Simulation.run(document,
                SimulationOptions.defaults().withScenario(scenario).withReplications(4), Progress.NONE,
                CancelSignal.NEVER);
        return Objects.requireNonNull(result.storage().databases().get("ledger"));
    }

    // ---- majorities --------------------------------------------------------------------------------------------------

    private DatabaseUse consensus(String more, String duration) {
        read = READ;
        write = "{ \"query\": \"items.ask\", \"write\": true }";
        writes = "constant(5/s)";
        reads = "constant(5/s)";
        database = "\"replication\": \"consensus\"" + more;
        return items(run(duration));
    }

    /// The leader and the fastest follower of two, or the second of four; written so seldom that nobody waits for the one before.
    @Test
    void consensus_ofAMajority_takesTheOrderStatisticOfTheFollowers() {
        for (int members : new int[]{3, 5}) {
            copies = members;
            read = READ;
            write = "{ \"query\": \"items.ask\", \"write\": true }";
            writes = "constant(5/s)";
            database = "\"replication\": \"consensus\", \"lag\": \"10ms\"";
            replications = 6;

            SimulationResult result = run("2000s");

            double expected = new FanOut(members - 1).meanEarliest(members / 2, .010);
            var latency = Objects.requireNonNull(result.requests().get("writers")).latency().mean();
            assertThat(latency.covers(expected)).as("%d copies, seed 5: %s", members, latency).isTrue();
            assertThat(items(result).stale()).isZero();
        }
    }

    @Test
    void consensus_overZones_takesTheWayToTheNearestMajorityAndBack() {
        Document document = DocumentReader.readText("""
                { "format": 1, "name": "zones", "components": {
                  "shop": { "kind": "service", "operations": { "write": { "steps": [ { "query": "items", "write": true } ] } },
                    "placement": { "zones": [ "a" ] } },
                  "items": { "kind": "database", "replicas": 3, "database": { "replication": "consensus" } } },
                  "connections": { "shop->items": { "network": { "latency": "0s" } } },
                  "workloads": { "users": { "enters": "shop.write", "arrivals": "constant(10/s)" } },
                  "platform": { "zones": { "a": {}, "b": {}, "c": {} },
                    "network": { "withinZone": "1ms", "betweenZones": "15ms" } } }
                """, "zones.json").orElseThrow();

        SimulationResult result = Simulation.run(document, SimulationOptions.defaults().withReplications(1)
                .withDuration(TimeSpan.parse("60s")), Progress.NONE, CancelSignal.NEVER);

        assertThat(mean(result, "users")).isCloseTo(.030, within(1e-9));
    }

    @Test
    void consensus_whoseLeaderIsLost_losesNothing() {
        copies = 3;
        faults = "{ \"crash\": \"items\", \"replicas\": 1, \"at\": \"10s\", \"for\": \"30s\" }";
        replications = 4;
        read = READ;
        write = "{ \"query\": \"items.ask\", \"write\": true }";
        writes = "poisson(200/s)";
        database = "\"replication\": \"consensus\", \"lag\": \"200ms\", \"failover\": \"5s\", \"keys\": 100";

        DatabaseUse items = items(run("60s"));

        assertThat(items.failovers()).isEqualTo(4);
        assertThat(items.leaderless().value()).isCloseTo(5, within(1e-6));
        assertThat(items.lostWrites()).isZero();
        assertThat(items.stale()).isZero();
    }

    @Test
    void consensus_withoutAMajority_standsStillUntilThereIsOne() {
        copies = 5;
        faults = "{ \"crash\": \"items\", \"replicas\": 2, \"at\": \"10s\", \"for\": \"20s\" }";
        DatabaseUse two = consensus(", \"failover\": \"1s\"", "60s");
        faults = "{ \"crash\": \"items\", \"replicas\": 3, \"at\": \"10s\", \"for\": \"20s\" }";
        DatabaseUse three = consensus(", \"failover\": \"1s\"", "60s");

        assertThat(two.leaderless().value()).isBetween(0.0, 1.0);
        assertThat(three.leaderless().value()).isBetween(20.0, 31.0);
        assertThat(three.lostWrites()).isZero();
        assertThat(three.writes()).isBetween(5 * 60 - 5 * 31L, 5 * 60 - 5 * 20 + 5L);
    }

    // ---- disks, locks, pools ----------------------------------------------------------------------------------------------

    private SimulationResult disk(String more) {
        read = "{ \"query\": \"items.ask\", \"io\": \"exponential(5ms)\" }";
        write = "{ \"query\": \"items.ask\", \"io\": \"exponential(5ms)\", \"write\": true }";
        reads = "poisson(40/s)";
        writes = "poisson(20/s)";
        database = "\"disks\": 1" + more;
        replications = 10;
        return run("500s");
    }

    private static double utilization(SimulationResult result) {
        return Objects.requireNonNull(result.storage().resources().get("items.disks")).utilization().value();
    }

    @Test
    void writes_thatAreAmplified_keepTheDiskSoManyTimesAsLong() {
        assertThat(utilization(disk(""))).as("seed 5").isCloseTo(60 * .005, within(.005));
        SimulationResult amplified = disk(", \"writeAmplification\": 4");
        assertThat(utilization(amplified)).as("seed 5").isCloseTo(40 * .005 + 20 * 4 * .005, within(.01));
        // Pollaczek and Khinchine, of exponential times with two means
        double load = 40 * .005 + 20 * .020;
        double wait = (40 * 2 * .005 * .005 + 20 * 2 * .020 * .020) / 2 / (1 - load);
        assertThat(mean(amplified, "readers")).as("seed 5")
                .isCloseTo(.005 + wait, within(2 * halfWidth(amplified, "readers")));
        assertThat(mean(amplified, "writers")).as("seed 5")
                .isCloseTo(.020 + wait, within(2 * halfWidth(amplified, "writers")));
    }

    @Test
    void LOCK_1_rowThatAllChange_isAServerOfItsOwn() {
        Document document = DocumentReader.readText("""
                { "format": 1, "name": "row", "components": {
                  "shop": { "kind": "service", "operations": { "buy": { "steps": [ { "query": "items.change" } ] } } },
                  "items": { "kind": "database", "database": { "connections": 100 }, "resources": { "row": { "kind": "lock" } },
                    "operations": { "change": { "steps": [ { "acquire": "row" }, { "wait": "2ms" }, { "release": "row" } ] } } } },
                  "workloads": { "users": { "enters": "shop.buy", "arrivals": "poisson(400/s)" } } }
                """, "row.json").orElseThrow();

        SimulationResult result = Simulation.run(document, SimulationOptions.defaults().withSeed(5).withReplications(8)
                .withDuration(TimeSpan.parse("200s")), Progress.NONE, CancelSignal.NEVER);

        var latency = Objects.requireNonNull(result.requests().get("users")).latency().mean();
        assertThat(latency.covers(.006)).as("seed 5: %s", latency).isTrue();
        var row = Objects.requireNonNull(result.storage().resources().get("items.row"));
        assertThat(row.utilization().value()).as("seed 5").isCloseTo(.8, within(.005));
        // Poisson arrivals see time averages
        assertThat(row.waitedShare().value()).as("seed 5").isCloseTo(.8, within(.005));
    }

    @Test
    void POOL_1_poolOfTheClient_isAQueueOfItsConnections() {
        for (int size : new int[]{9, 10, 12, 16}) {
            connections = "\"shop->items\": { \"pool\": { \"size\": " + size + " } }";
            read = "{ \"query\": \"items.ask\", \"hold\": \"exponential(10ms)\" }";
            reads = "poisson(800/s)";
            replications = 6;

            SimulationResult result = run("20s");

            MultiServerQueue pool = new MultiServerQueue(800, 100, size);
            var latency = Objects.requireNonNull(result.requests().get("readers")).latency().mean();
            assertThat(latency.covers(pool.meanSojourn())).as("%d connections, seed 5: %s", size, latency).isTrue();
        }
    }

    /// The connections of the database are M/M/c, and without a backlog Erlang's loss.
    @Test
    void POOL_1_connectionsOfTheServer_queueOrRefuseBeyondTheirNumber() {
        read = "{ \"query\": \"items.ask\", \"hold\": \"exponential(10ms)\" }";
        reads = "poisson(800/s)";
        database = "\"connections\": 10";
        replications = 6;
        var latency = Objects.requireNonNull(run("20s").requests().get("readers")).latency().mean();
        assertThat(latency.covers(new MultiServerQueue(800, 100, 10).meanSojourn())).as("seed 5: %s", latency).isTrue();

        database = "\"connections\": 10 }, \"container\": { \"backlog\": 0";
        var success = Objects.requireNonNull(run("20s").requests().get("readers")).success();
        assertThat(success.covers(1 - Erlang.lossProbability(8, 10))).as("seed 5: %s", success).isTrue();
    }

    @Test
    void leaderThatIsBackBeforeTheFailover_leadsOn() {
        copies = 2;
        read = READ;
        faults = "{ \"crash\": \"items\", \"replicas\": 1, \"at\": \"10s\", \"for\": \"1s\" }";
        database = "\"replication\": \"asynchronous\", \"lag\": \"1s\", \"failover\": \"1min\"";

        DatabaseUse items = items(run("60s"));

        assertThat(items.failovers()).isZero();
        assertThat(items.lostWrites()).isZero();
        assertThat(items.leaderless().value()).isBetween(5.0, 15.0);
    }

    @Test
    void shards_usedUnevenly_makeOneReplicaHot() {
        copies = 4;
        read = "{ \"query\": \"items.ask\", \"hold\": \"10ms\" }";
        reads = "poisson(100/s)";
        database = "\"shards\": 4, \"skew\": 1, \"connections\": 4";

        DatabaseUse items = items(run("300s"));

        // weights 1, 1/2, 1/3, 1/4
        double hot = 1 / (1 + .5 + 1 / 3.0 + .25);
        assertThat(items.shards().getFirst().value()).as("seed 5").isCloseTo(hot, within(.01));
        assertThat(items.hottest().value()).as("seed 5").isCloseTo(100 * hot * .010 / 4, within(.005));
    }

    @Test
    void readReplicas_answerReadsAndNeverLead() {
        read = "{ \"query\": \"items.ask\", \"hold\": \"10ms\" }";
        reads = "poisson(300/s)";
        database = "\"readReplicas\": 2, \"consistency\": \"eventual\", \"connections\": 4, \"failover\": \"1s\"";
        faults = "{ \"crash\": \"items\", \"replicas\": 1, \"at\": \"100s\", \"for\": \"100s\" }";

        SimulationResult result = run("20s");
        assertThat(items(result).hottest().value()).as("seed 5").isCloseTo(100 * .010 / 4, within(.02));
        assertThat(items(run("150s")).failovers()).isZero();
    }

    @Test
    void sameSeed_givesTheSameResult() {
        cache = "\"keys\": 100, \"entries\": 10, \"ttl\": \"1s\", \"singleFlight\": true";
        copies = 3;
        database = "\"replication\": \"asynchronous\", \"lag\": \"100ms\", \"shards\": 2, \"consistency\": \"eventual\"";
        writes = "poisson(20/s)";

        assertThat(run("20s").storage()).isEqualTo(run("20s").storage());
    }
}
