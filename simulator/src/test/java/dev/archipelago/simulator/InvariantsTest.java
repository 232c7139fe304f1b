package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.ChangeEvent;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.report.JsonReport;
import dev.archipelago.simulator.result.ProtectionResult;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.WorkloadResult;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of every run of every architecture, over hundreds that chance has made.
///
/// That the books balance is proven inside each run: conservation, Little's law and the utilization law of every replica and
/// workload, and that everything borrowed was returned or is held by somebody. That threads change nothing is held against every
/// fourth of them.
class InvariantsTest {

    private static final int SYSTEMS = 300;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SYSTEMS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anySystem_withAnyNumberOfThreads_balancesItsBooksAndGivesTheSameBytes(long seed) {
        SimulationResult alone = assertBalanced(RandomSystems.of(seed), seed, InvariantsTest::run);

        assertThat(alone.requests().get("open").offered()).as("seed %d", seed).isPositive();
        alone.components().forEach((id, component) -> {
            if (component.cpuUtilization().isMeasured() && detail(seed) == Detail.STANDARD) {
                assertThat(component.cpuUtilization().value()).as("%s, seed %d", id, seed).isBetween(0.0, 1 + 1e-9);
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anySystem_inTrouble_balancesItsBooksAndGivesTheSameBytes(long seed) {
        assertBalanced(RandomSystems.troubled(seed), seed, InvariantsTest::trouble);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anySystem_thatIsChanged_balancesItsBooksAndGivesTheSameBytes(long seed) {
        assertBalanced(RandomSystems.changed(seed), seed, InvariantsTest::changed);
    }

    @Test
    void systems_thatAreChanged_endInEveryWay() {
        Set<ChangeEvent.Outcome> met = new HashSet<>();
        LongStream.rangeClosed(81, 120).forEach(seed -> changed(RandomSystems.changed(seed), 2, Detail.STANDARD)
                .changes().forEach(event -> met.add(event.outcome())));

        assertThat(met).containsOnly(ChangeEvent.Outcome.values());
    }

    /// Long enough for a look at the errors of a new version.
    private static SimulationResult changed(Document document, int threads, Detail detail) {
        return Simulation.run(document, options(threads).withDetail(detail).withScenario("trouble")
                .withDuration(TimeSpan.parse("2500ms")), Progress.NONE, CancelSignal.NEVER);
    }

    /// That chance makes brokers do all that they can do.
    @Test
    void troubledSystems_together_bringAboutEveryFateOfMessages() {
        Map<String, Long> fates = new TreeMap<>();
        for (long seed = 1; seed <= 200; seed++) {
            trouble(RandomSystems.troubled(seed), 1, Detail.STANDARD).channels().values().forEach(channel -> {
                fates.merge("consumed", channel.consumed(), Long::sum);
                fates.merge("redelivered", channel.redelivered(), Long::sum);
                fates.merge("duplicates", channel.duplicates(), Long::sum);
                fates.merge("dead letters", channel.deadLettered(), Long::sum);
                fates.merge("refused", channel.refused(), Long::sum);
                fates.merge("blocked", channel.blocked(), Long::sum);
                fates.merge("rebalances", channel.rebalances(), Long::sum);
                channel.dropped().forEach((cause, count) -> fates.merge(cause, count, Long::sum));
            });
        }

        assertThat(fates).hasSizeGreaterThanOrEqualTo(11)
                .allSatisfy((fate, count) -> assertThat(count).as(fate).isPositive());
    }

    /// That chance lets transactions end in every way.
    @Test
    void troubledSystems_together_bringAboutEveryEndOfTransactions() {
        Map<String, Long> ends = new TreeMap<>();
        for (long seed = 1; seed <= 80; seed++) {
            trouble(RandomSystems.troubled(seed), 1, Detail.STANDARD).transactions().values().forEach(each -> {
                ends.merge(each.kind() + " committed", each.committed(), Long::sum);
                ends.merge(each.kind() + " undone", each.undone(), Long::sum);
                ends.merge(each.kind() + " stuck", each.stuck(), Long::sum);
                ends.merge(each.kind() + " taken over", each.takenOver(), Long::sum);
                ends.merge(each.kind() + " open", each.open(), Long::sum);
                ends.merge(each.kind() + " tried again", each.again(), Long::sum);
            });
        }
        ends.values().removeIf(count -> count == 0);

        assertThat(ends).containsKeys("saga committed", "saga undone", "saga stuck", "saga taken over", "saga open",
                "saga tried again", "two-phase-commit committed", "two-phase-commit undone",
                "two-phase-commit taken over", "two-phase-commit open", "two-phase-commit tried again",
                "outbox committed", "outbox open", "outbox tried again", "dual-write committed", "dual-write stuck",
                "events committed", "events stuck", "events open");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anySystem_inTroubleOnNodes_balancesItsBooksAndGivesTheSameBytes(long seed) {
        Document document = RandomClusters.on(RandomSystems.troubled(seed), seed, 1);

        assertNodes(assertBalanced(document, seed, InvariantsTest::trouble), seed);
    }

    /// Over two hours in which nodes are lost and replaced, pods moved, and pools grow and shrink.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("few")
    void nodes_overHours_balanceTheirBooks(long seed) {
        Document document = RandomClusters.on(Systems.open(
                Architecture.empty().withComponent(Systems.id("front"), Systems.caller(Step.Call.to("back")))
                        .withComponent(Systems.id("back"), Systems.server(1, "exponential(100ms)")),
                "front", "1/s"), seed, 7200);

        SimulationResult result = Simulation.run(document, options(2).withScenario("trouble")
                .withDuration(TimeSpan.parse("7200s")), Progress.NONE, CancelSignal.NEVER);

        assertShares(result, seed);
        assertNodes(result, seed);
    }

    /// How a document is run by so many threads.
    private interface Trial {
        SimulationResult run(Document document, int threads, Detail detail);
    }

    private static Detail detail(long seed) {
        return seed % 3 == 0 ? Detail.DETAILED : Detail.STANDARD;
    }

    /// Every run proves its books; every fourth is repeated by two threads.
    private static SimulationResult assertBalanced(Document document, long seed, Trial trial) {
        SimulationResult alone = trial.run(document, 1, detail(seed));

        assertThat(Checks.all().run(document)).as("seed %d", seed).noneMatch(Finding::isError);
        if (seed % 4 == 0) {
            assertThat(withoutTime(trial.run(document, 2, detail(seed)))).as("seed %d", seed)
                    .isEqualTo(withoutTime(alone));
        }
        assertShares(alone, seed);
        return alone;
    }

    private static void assertNodes(SimulationResult result, long seed) {
        result.capacity().pools().forEach((id, pool) -> {
            assertThat(pool.requestedCpu()).as("%s, seed %d", id, seed).isLessThanOrEqualTo(pool.cpu() + 1e-9);
            assertThat(pool.requestedMemory()).as("%s, seed %d", id, seed).isLessThanOrEqualTo(pool.memory() + 1e-9);
            assertThat(pool.usedCpu().value()).as("%s, seed %d", id, seed).isLessThanOrEqualTo(pool.cpu() + 1e-3);
            assertThat(pool.contended().value()).as("%s, seed %d", id, seed).isBetween(0.0, 1 + 1e-9);
        });
        result.capacity().costs().ifPresent(costs -> assertThat(costs.components().values().stream()
                .mapToDouble(cost -> cost).sum()).as("seed %d", seed).isLessThanOrEqualTo(costs.perHour() + 1e-9));
    }

    private static void assertShares(SimulationResult result, long seed) {
        result.channels().forEach((id, channel) -> {
            assertThat(channel.delivered()).as("%s, seed %d", id, seed).isGreaterThanOrEqualTo(channel.redelivered());
            boolean lost = channel.dropped().getOrDefault("failed", 0L) > 0;
            assertThat(lost && channel.redelivered() > 0).as("%s, seed %d", id, seed).isFalse();
        });
        result.transactions().forEach((id, each) -> {
            assertThat(each.committed() + each.undone() + each.stuck() + each.open()).as("%s, seed %d", id, seed)
                    .isEqualTo(each.begun() + each.openBefore());
            assertThat(each.exposed().value()).as("%s, seed %d", id, seed)
                    .isBetween(0.0, each.underWay().value() + 1e-9);
        });
        result.storage().caches().forEach((id, cache) -> {
            assertThat(cache.lookups()).as("%s, seed %d", id, seed)
                    .isEqualTo(cache.hits() + cache.misses() + cache.waits() + cache.refreshes());
            assertThat(cache.evicted()).as("%s, seed %d", id, seed).isNotNegative();
        });
        result.storage().databases().forEach((id, database) -> {
            assertThat(database.stale()).as("%s, seed %d", id, seed).isBetween(0L, database.reads());
            assertThat(database.leaderless().value()).as("%s, seed %d", id, seed)
                    .isBetween(0.0, result.simulatedSeconds() + 1e-9);
        });
        result.components().forEach((id, component) -> {
            assertThat(component.wastedWorkShare().value()).as("%s, seed %d", id, seed).isBetween(0.0, 1.0);
            if (component.utilization().isMeasured()) {
                assertThat(component.utilization().value()).as("%s, seed %d", id, seed).isBetween(0.0, 1 + 1e-9);
            }
        });
    }

    static Stream<Arguments> scaled() {
        return Stream.concat(few().mapToObj(seed -> Arguments.of(seed, RandomSystems.scaled(seed))),
                LongStream.concat(LongStream.rangeClosed(25, 40), LongStream.of(104))
                        .mapToObj(seed -> Arguments.of(seed, RandomSystems.resting(seed))));
    }

    /// In trouble as well, long enough for a few looks of the autoscalers.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("scaled")
    void anySystem_thatFollowsItsLoad_keepsToItsRangesAndGivesTheSameBytes(long seed, Document document) {
        SimulationResult alone = scaled(document, 1);

        assertThat(Checks.all().run(document)).as("seed %d", seed).noneMatch(Finding::isError);
        assertThat(withoutTime(scaled(document, 2))).as("seed %d", seed).isEqualTo(withoutTime(alone));
        alone.scalings().forEach(event -> assertThat(event.to()).as("%s, seed %d", event, seed).isBetween(0, 7));
    }

    @Test
    void systems_thatFollowTheirLoad_growAndShrinkByEveryMetric() {
        Set<String> met = new HashSet<>();
        scaled().forEach(system -> scaled((Document) system.get()[1], 2).scalings()
                .forEach(event -> met.add(event.metric() + (event.to() > event.from() ? " up" : " down"))));

        assertThat(met).contains("CPU up", "CPU down", "REQUESTS up", "REQUESTS down", "MEMORY up", "LAG up",
                "SCHEDULE up", "ACTIVITY up");
    }

    private static SimulationResult scaled(Document document, int threads) {
        return Simulation.run(document,
                options(threads).withScenario("trouble").withWarmUp(TimeSpan.parse("5s"))
                        .withDuration(TimeSpan.parse("50s")),
                Progress.NONE, CancelSignal.NEVER);
    }

    private static SimulationResult trouble(Document document, int threads, Detail detail) {
        return Simulation.run(document, options(threads).withDetail(detail).withScenario("trouble"), Progress.NONE,
                CancelSignal.NEVER);
    }

    /// A queue in front of one kind of service grows with every arrival and shrinks with every server, whatever chance does, as
    /// long as both designs meet the same arrivals and services.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("few")
    void moreServers_withTheSameArrivalsAndServices_neverMakeTheMeanWorse(long seed) {
        Document document = Systems.station(2, "15/s");
        double before = Double.POSITIVE_INFINITY;
        for (int workers = 2; workers <= 5; workers++) {
            Document changed = PropertyPath.parse("components.server.container.workers").with(document,
                    Integer.toString(workers));
            changed = PropertyPath.parse("components.server.container.cpuLimit").with(changed,
                    Integer.toString(workers));
            double mean = Simulation.run(changed, options(1).withSeed(seed).withDuration(TimeSpan.parse("60s")),
                    Progress.NONE, CancelSignal.NEVER).requests().get("users").latency().mean().value();
            assertThat(mean).as("%d workers, seed %d", workers, seed).isLessThanOrEqualTo(before);
            before = mean;
        }
    }

    /// In a series of single servers that serve in the order of arrival, a customer whose services are all longer leaves later, and
    /// so does everybody behind (Shanthikumar and Yao 1989). All customers finish, so that the same ones are compared.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("few")
    void longerServices_ofTheSameCustomersInSeries_neverMakeTheirTimesShorter(long seed) {
        double before = 0;
        for (double factor : new double[]{0.5, 0.8, 1, 1.1, 1.5}) {
            WorkloadResult users = run(series(seed, factor), 1, Detail.STANDARD, "90s", "0s").requests().get("users");
            assertThat(users.inFlight()).as("in flight, seed %d", seed).isZero();
            double mean = users.latency().mean().value();
            assertThat(mean).as("services times %s, seed %d", factor, seed).isGreaterThanOrEqualTo(before);
            before = mean;
        }
    }

    /// One to four stations; some hundred customers come within half a minute.
    private static Document series(long seed, double factor) {
        Random random = new Random(seed);
        Architecture architecture = Architecture.empty();
        Step[] calls = new Step[1 + random.nextInt(4)];
        for (int i = 0; i < calls.length; i++) {
            long mean = Math.round(factor * (20_000 + random.nextInt(60_000)));
            String service = switch (random.nextInt(4)) {
                case 0 -> "exponential(" + mean + "us)";
                case 1 -> "uniform(0us, " + 2 * mean + "us)";
                case 2 -> "lognormal(mean=" + mean + "us, cv=1.5)";
                default -> mean + "us";
            };
            architecture = architecture.withComponent(Systems.id("station-" + i), Systems.server(1, service));
            calls[i] = Step.Call.to("station-" + i);
        }
        Document document = Systems.open(architecture.withComponent(Systems.id("entry"), Systems.caller(calls)),
                "entry",
                "1/s");
        return document.withWorkload("users",
                Workload.open(OperationRef.parse("entry"), Arrival.parse("steps(10/s for 30s, 0/s for 60s)")));
    }

    static LongStream few() {
        return LongStream.rangeClosed(1, 20);
    }

    @Test
    void systems_together_meetEverythingThatCanGoWrong() {
        Set<String> met = new HashSet<>();
        seeds().limit(40).forEach(seed -> {
            SimulationResult result = run(RandomSystems.of(seed), 2, Detail.STANDARD);
            result.requests().values().forEach(workload -> workload.failures().forEach((cause, count) -> {
                if (count > 0) {
                    met.add(cause);
                }
            }));
            result.connections().values().forEach(connection -> {
                met.add(connection.timeouts() > 0 ? "a call timed out" : "");
                met.add(connection.retries() > 0 ? "a call was tried again" : "");
                met.add(connection.rejected() > 0 ? "a call was rejected" : "");
                connection.failures().forEach((cause, count) -> met.add(count > 0 ? "a try: " + cause : ""));
                ProtectionResult did = connection.protection();
                met.add(did.hedges() > 0 ? "a copy was sent" : "");
                met.add(did.lateAnswers() > 0 ? "an answer came too late" : "");
                met.add(did.expired() > 0 ? "a request was dropped" : "");
                met.add(did.cancelled() > 0 ? "a request was cancelled" : "");
                met.add(did.retriesRefused() > 0 ? "a retry was refused" : "");
                met.add(did.breakerOpenings() > 0 ? "a breaker opened" : "");
                met.add(did.ejections() > 0 ? "a replica was ejected" : "");
                met.add(did.connectionsOpened() > 0 ? "a connection was opened" : "");
            });
            result.components().values()
                    .forEach(component -> met.add(component.wastedWorkShare().value() > 0 ? "work was wasted" : ""));
        });
        assertThat(met).contains("timeout", "error", "dependency", "a call timed out", "a call was tried again",
                "a call was rejected", "work was wasted", "a try: short-circuited", "a try: rate-limited",
                "a try: bulkhead", "a try: pool", "a copy was sent", "an answer came too late", "a request was dropped",
                "a request was cancelled", "a retry was refused", "a breaker opened", "a replica was ejected",
                "a connection was opened");
    }

    private static String withoutTime(SimulationResult result) {
        return JsonReport.of(result).replaceFirst("\"wallSeconds\": [^\\n]*", "");
    }

    private static SimulationResult run(Document document, int threads, Detail detail) {
        return Simulation.run(document, options(threads).withDetail(detail), Progress.NONE, CancelSignal.NEVER);
    }

    private static SimulationResult run(Document document, int threads, Detail detail, String duration, String warmUp) {
        SimulationOptions options = options(threads).withReplications(1).withDetail(detail)
                .withDuration(TimeSpan.parse(duration)).withWarmUp(TimeSpan.parse(warmUp));
        return Simulation.run(document, options, Progress.NONE, CancelSignal.NEVER);
    }

    private static SimulationOptions options(int threads) {
        return SimulationOptions.defaults().withReplications(2).withThreads(threads)
                .withDuration(TimeSpan.parse("1s")).withWarmUp(TimeSpan.parse("200ms"));
    }
}
