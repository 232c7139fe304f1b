package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.StorageResult.CacheUse;
import dev.archipelago.simulator.result.StorageResult.DatabaseUse;
import dev.archipelago.simulator.storage.CacheModel;
import dev.archipelago.simulator.storage.Eviction;
import dev.archipelago.simulator.storage.ReplicationLag;
import dev.archipelago.simulator.theory.FanOut;
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

        SimulationResult result = run("100s");
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
