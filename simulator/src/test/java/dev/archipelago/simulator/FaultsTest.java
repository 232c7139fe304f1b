package dev.archipelago.simulator;

import static dev.archipelago.simulator.Systems.caller;
import static dev.archipelago.simulator.Systems.id;
import static dev.archipelago.simulator.Systems.open;
import static dev.archipelago.simulator.Systems.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.Balancing;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.WorkloadResult;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What each kind of fault does, on systems whose answer is known. Evenly spaced arrivals: 100 requests per second.
class FaultsTest {

    private static final TimeSpan AT = TimeSpan.parse("20s");
    private static final Distribution TIME = Distribution.parse("10s");

    @Test
    void crash_ofTheOnlyReplica_refusesEverythingUntilTheNextStartBehindItsEnd() {
        SimulationResult result = run(single(), crash("back", TIME, null));

        // starts at once and after 10 s, when the fault is over; a second later callers know
        assertThat(users(result).failures().get("unavailable")).isBetween(1099L, 1102L);
        assertThat(users(result).failed()).isEqualTo(users(result).failures().get("unavailable"));
        assertThat(result.components().get("back").replicas().mean()).isCloseTo(5.0 / 6, within(1e-9));
        assertThat(result.components().get("back").replicas().min()).isZero();
    }

    @Test
    void crash_longerThanABackOff_isProlongedByIt() {
        SimulationResult result = run(single(), crash("back", Distribution.parse("11s"), null));

        // starts at once, after 10 s and after 20 s more
        assertThat(users(result).failures().get("unavailable")).isBetween(3099L, 3102L);
    }

    @Test
    void crash_ofOneOfTwo_failsItsShareUntilCallersKnow() {
        Document two = withReplicas(single(), 2);

        SimulationResult result = run(two, crash("back", TIME, 1));

        // half of 100 requests in the second that callers need to learn of it
        assertThat(users(result).failures().get("unavailable")).isBetween(49L, 52L);
    }

    @Test
    void crash_ofAWaitingCaller_losesItsWorkAndWastesThatOfItsCallee() {
        Architecture architecture = Architecture.empty().withComponent(id("front"), caller(Step.Call.to("back")))
                .withComponent(id("back"), caller(new Step.Wait(Distribution.parse("500ms"))));

        SimulationResult result = run(constant(architecture, "front"),
                crash("front", Distribution.parse("0s"), null));

        assertThat(users(result).failures().get("unavailable")).isBetween(49L, 51L);
        assertThat(result.components().get("back").wastedWorkShare().value()).isCloseTo(50.0 / 6000, within(0.0002));
    }

    @Test
    void slow_byTen_takesTenTimesAsLong() {
        SimulationResult result = run(single(), new Fault.Slow(id("back"), AT, null, null, null, null, null, null));

        assertThat(users(result).latency().mean().value()).isCloseTo((20 * 0.001 + 40 * 0.010) / 60, within(1e-5));
    }

    @Test
    void errors_ofAFifth_failAFifth() {
        SimulationResult result = run(single(),
                new Fault.Errors(id("back"), AT, TIME, Share.parse("20%"), null, null, null, null));

        assertThat((double) users(result).failures().get("error")).isCloseTo(200, within(5 * Math.sqrt(160)));
    }

    @Test
    void delay_ofAConnection_comesTwiceToEachCall() {
        SimulationResult result = run(pair(Connection.UNSPECIFIED),
                new Fault.Delay(ConnectionId.parse("front->back"), AT, null, Distribution.parse("30ms"), null));

        assertThat(users(result).latency().mean().value()).isCloseTo(0.001 + 40 * 0.060 / 60, within(1e-4));
    }

    @Test
    void cut_ofAConnectionWithATimeout_timesEveryCallOut() {
        SimulationResult result = run(pair(Connection.UNSPECIFIED.withTimeout(TimeSpan.parse("1s"))),
                new Fault.Cut(ConnectionId.parse("front->back"), AT, TIME, null, null));

        // what is sent in the last second and arrives by a retransmission in time succeeds
        assertThat(result.connections().get("front->back").timeouts()).isBetween(900L, 1001L);
        assertThat(users(result).failures().get("dependency")).isEqualTo(users(result).failed());
    }

    @Test
    void isolation_ofACallerWithItsCallee_losesWhatCrossesItBothWays_andNothingWithin() {
        TimeSpan second = TimeSpan.parse("1s");
        Architecture architecture = Architecture.empty()
                .withComponent(id("front"), caller(Step.Call.to("inner")))
                .withComponent(id("inner"), caller(Step.Call.to("deep"), Step.Call.to("outer")))
                .withComponent(id("deep"), server(1, "1ms")).withComponent(id("outer"), server(1, "1ms"))
                .withComponent(id("batch"), caller(Step.Call.to("deep")))
                .withComponent(id("side"), caller(Step.Call.to("outer")));
        for (String line : List.of("front->inner", "inner->deep", "inner->outer", "batch->deep", "side->outer")) {
            architecture = architecture.withConnection(ConnectionId.parse(line),
                    Connection.UNSPECIFIED.withTimeout(second));
        }
        Document document = constant(architecture, "inner");
        for (String other : List.of("batch", "side")) {
            document = document.withWorkload(other, Workload.open(OperationRef.parse(other),
                    Arrival.parse("constant(100/s)")));
        }

        SimulationResult result = run(document,
                new Fault.Isolate(List.of(id("inner"), id("deep")), AT, TIME, null));

        // out of the isolated: each of the 1000 calls of 10 s, but for those of the last second that are sent again in time
        assertThat(result.connections().get("inner->outer").timeouts()).isBetween(900L, 1001L);
        // into the isolated
        assertThat(result.connections().get("batch->deep").timeouts())
                .isEqualTo(result.connections().get("inner->outer").timeouts());
        assertThat(users(result).failed()).isEqualTo(result.connections().get("inner->outer").timeouts());
        // within, and among the others
        assertThat(result.connections().get("inner->deep").timeouts()).isZero();
        assertThat(result.connections().get("inner->deep").calls()).isEqualTo(users(result).offered());
        assertThat(result.connections().get("side->outer").timeouts()).isZero();
        assertThat(result.requests().get("side").failed()).isZero();
    }

    @Test
    void cut_withoutATimeout_holdsCallsUntilTheyAreSentAgain() {
        SimulationResult result = run(pair(Connection.UNSPECIFIED),
                new Fault.Cut(ConnectionId.parse("front->back"), AT, Distribution.parse("1s"), null, null));

        assertThat(users(result).failed()).isZero();
        // sent at the begin: arrives after 0.2 + 0.4 + 0.8 s
        assertThat(result.requests().get("users").latency().p999().value()).isBetween(1.3, 1.45);
    }

    @Test
    void zoneLoss_silencesTheReplicasOfTheZoneUntilThePlatformKnows() {
        Document zoned = zoned(withReplicas(pair(Connection.UNSPECIFIED.withTimeout(TimeSpan.parse("1s"))), 2));

        SimulationResult result = run(zoned, new Fault.ZoneLoss("b", AT, null, null));

        // half of the calls of the 40 s that are left, for nobody knows before 48.5 s
        assertThat(result.connections().get("front->back").timeouts()).isBetween(1940L, 1960L);
    }

    @Test
    void surge_byThree_triplesTheArrivals() {
        SimulationResult result = run(single(), new Fault.Surge("users", AT, TIME, 3.0, null, null));

        assertThat(users(result).offered()).isBetween(7995L, 8005L);
    }

    @Test
    void surge_belowOne_lowersTheArrivals() {
        SimulationResult result = run(single(), new Fault.Surge("users", AT, TIME, 0.4, null, null));

        assertThat((double) users(result).offered()).isCloseTo(5400, within(5 * Math.sqrt(240)));
    }

    @Test
    void pause_ofAReplicaThatLeavesIdle_isOverWhenItComesBack() {
        Document late = withReplicas(PropertyPath.parse("workloads.users.arrivals")
                .with(single(), "steps(0/s for 30s, 100/s for 30s)"), 2);

        SimulationResult result = run(late, new Scenario(null, null, null, Map.of(),
                List.of(new Fault.Pause(id("back"), TimeSpan.parse("1s"), TIME, null, null, null)),
                List.of(new Change.Scale(id("back"), TimeSpan.parse("2s"), 1), new Change.Scale(id("back"), AT, 2))));

        // a request takes 1 ms, so no more than a few are inside at the end
        assertThat(users(result).completed()).isGreaterThan(users(result).offered() - 5)
                .isGreaterThan(2000);
    }

    @Test
    void scale_toMoreReplicas_spreadsTheLoadOverThem() {
        SimulationResult result = run(single(), new Scenario(null, null, null, Map.of(), List.of(),
                List.of(new Change.Scale(id("back"), AT, 3), new Change.Scale(id("back"), TimeSpan.parse("40s"), 1))));

        assertThat(users(result).failed()).isZero();
        // three from 20 s on; two of them leave 5 s after 40 s
        assertThat(result.components().get("back").replicas().mean()).isCloseTo((60 + 2 * 25) / 60.0, within(1e-9));
        assertThat(result.components().get("back").replicas().max()).isEqualTo(3);
        assertThat(result.components().get("back").replicas().last()).isEqualTo(1);
    }

    @Test
    void faults_thatNeverStrike_changeNothing() {
        Document calm = open(Architecture.empty().withComponent(id("back"), server(2, "exponential(10ms)")), "back",
                "150/s");

        SimulationResult with = run(calm, new Fault.Crash(id("back"), TimeSpan.parse("1h"), null, null, null, null));
        SimulationResult without = run(calm, new Scenario(null, null, null, Map.of(), List.of(), List.of()));

        assertThat(with.requests()).isEqualTo(without.requests());
        assertThat(with.components()).isEqualTo(without.components());
    }

    @Test
    void hang_holdsEverythingUntilTheProcessIsStartedAnew() {
        SimulationResult result = run(single(), new Fault.Hang(id("back"), AT, TIME, null, null, null));

        // the connections of those that hang break with the process
        assertThat(users(result).failures().get("unavailable")).isBetween(999L, 1002L);
        assertThat(users(result).inFlight()).isZero();
    }

    @Test
    void pause_delaysComputingByItsLength() {
        Document computing = constant(Architecture.empty().withComponent(id("back"),
                caller(new Step.Compute(Distribution.parse("50ms")))), "back");

        SimulationResult result = run(computing, new Fault.Pause(id("back"), AT, Distribution.parse("2s"), null, null,
                Distribution.parse("8s")));

        // four pauses: 2 s for five requests under way each, and 1 s on average for the 200 that come meanwhile
        assertThat(users(result).latency().mean().value())
                .isCloseTo(0.050 + 4 * (5 * 2 + 200 * 1) / 6000.0, within(0.002));
        assertThat(users(result).failed()).isZero();
    }

    @Test
    void pause_whileCallersGiveUpAndEndTheWork_leavesTheBooksBalanced() {
        Architecture architecture = Architecture.empty().withComponent(id("front"), caller(Step.Call.to("back")))
                .withComponent(id("back"), caller(new Step.Compute(Distribution.parse("50ms"))));
        Document giving = set(set(constant(architecture, "front"), "connections.front->back.timeout", "300ms"),
                "connections.front->back.cancel", "true");

        SimulationResult result = run(giving,
                new Fault.Pause(id("back"), AT, Distribution.parse("2s"), null, null, null));

        // of 200 that come meanwhile and five under way, all but those of the last 250 ms, who need 50 ms more
        assertThat(result.connections().get("front->back").timeouts()).isBetween(178L, 182L);
    }

    @Test
    void starve_ofHalfTheCpu_doublesTheTime() {
        Document computing = constant(Architecture.empty().withComponent(id("back"), server(1, "1ms")), "back");

        SimulationResult result = run(set(computing, "components.back.container.cpuLimit", "1"),
                new Fault.Starve(id("back"), AT, null, Share.parse("50%"), null, null, null));

        assertThat(users(result).latency().mean().value()).isCloseTo((20 * 0.001 + 40 * 0.002) / 60, within(1e-5));
    }

    @Test
    void loss_ofMessages_delaysThemByRetransmissions() {
        SimulationResult result = run(pair(Connection.UNSPECIFIED), new Fault.Loss(
                ConnectionId.parse("front->back"), TimeSpan.ZERO, null, Share.parse("10%"), null, null));

        // each way: 0.2 s with 10 %, 0.4 s more with 1 %, ...
        double each = IntStream.range(0, 20).mapToDouble(i -> 0.2 * Math.pow(2, i) * Math.pow(0.1, i + 1)).sum();
        assertThat(users(result).latency().mean().value()).isCloseTo(0.001 + 2 * each, within(0.008));
    }

    @Test
    void nameFailure_failsCallsAtOnce() {
        SimulationResult result = run(pair(Connection.UNSPECIFIED), new Fault.NameFailure(
                ConnectionId.parse("front->back"), AT, TIME, Share.parse("50%"), null));

        assertThat((double) users(result).failures().get("dependency")).isCloseTo(500, within(5 * Math.sqrt(250)));
    }

    @Test
    void leak_ofEveryCall_failsAllButTheFirstTenOfAPoolOfTen() {
        SimulationResult result = run(pooled(10), new Fault.Leak(ConnectionId.parse("front->back"), AT, TIME,
                Share.parse("100%"), null, null));

        assertThat(users(result).failures().get("dependency")).isBetween(989L, 991L);
        assertThat(result.connections().get("front->back").failures().get("pool")).isEqualTo(users(result).failed());
    }

    @Test
    void leak_ofATenth_emptiesThePoolAfterAHundredCalls() {
        SimulationResult result = run(pooled(10), new Fault.Leak(ConnectionId.parse("front->back"), AT, TIME, null,
                null, null));

        // the tenth success of a tenth comes after 100 calls, sd sqrt(10 * 0.9) / 0.1
        assertThat((double) users(result).failures().get("dependency")).isCloseTo(900, within(5 * 30.0));
    }

    @Test
    void leak_whoseCallerStartsAnew_hasAWholePoolAgain() {
        SimulationResult result = run(pooled(10), new Fault.Leak(ConnectionId.parse("front->back"), AT, TIME,
                Share.parse("100%"), null, null),
                new Fault.Crash(id("front"), TimeSpan.parse("25s"),
                        Distribution.parse("0s"), null, null, null));

        assertThat(users(result).failures().get("dependency")).isBetween(977L, 981L);
    }

    @Test
    void leak_whileCallsWaitForAConnection_letsThemHaveThoseThatComeBack() {
        SimulationResult result = run(set(pooled(10), "connections.front->back.pool.acquireTimeout", "30s"),
                new Fault.Leak(ConnectionId.parse("front->back"), AT, TIME, Share.parse("100%"), null, null));

        assertThat(users(result).failed()).isZero();
        // 990 calls wait for the end, and then up to 99 ms for one of ten
        double waits = 0.01 * 990 * 991 / 2 + 990 * 0.05;
        assertThat(users(result).latency().mean().value()).isCloseTo(0.001 + waits / 6000, within(1e-3));
    }

    @Test
    void partition_ofAZone_holdsWhatCrossesItsBorder() {
        Document zoned = set(zoned(withReplicas(pair(Connection.UNSPECIFIED.withTimeout(TimeSpan.parse("1s"))
                .withBalancing(Balancing.RANDOM)), 2)), "components.front.replicas", "2");

        SimulationResult result = run(zoned, new Fault.Partition("b", AT, null, null, null, null));

        // each caller picks the other zone half of the time
        assertThat((double) result.connections().get("front->back").timeouts()).isCloseTo(1950,
                within(5 * Math.sqrt(1000)));
    }

    @Test
    void burst_ofRequests_comesAtOnce() {
        SimulationResult result = run(single(), new Fault.Burst("users", TimeSpan.parse("25s"), 500,
                Distribution.parse("10s")));

        assertThat(users(result).offered()).isEqualTo(6000 + 4 * 500);
    }

    @Test
    void CACHE_1_flush_ofACacheThatHitsNineOfTen_multipliesTheLoadBehindItByTen() {
        Document document = cached("90%", "10000000");

        SimulationResult result = run(document, new Fault.Flush(id("cache"), TimeSpan.parse("30s"), null));

        // of ten million keys hardly any is asked for twice
        assertThat((double) result.operations().get("back.serve").calls()).isCloseTo(300 + 3000,
                within(5 * Math.sqrt(300)));
    }

    @Test
    void flush_whileTheOriginFails_leavesTheCacheEmptyUntilItAnswersAgain() {
        Document document = cached("100%", "10");

        SimulationResult result = run(document, new Fault.Flush(id("cache"), AT, null),
                new Fault.Errors(id("back"), AT, TIME, null, null, null, null, null));

        // all 1000 of the ten seconds, then each of the ten keys once
        assertThat(users(result).failures().get("dependency")).isBetween(999L, 1001L);
        assertThat((double) result.operations().get("back.serve").calls()).isCloseTo(1010, within(5 * Math.sqrt(10)));
    }

    @Test
    void randomCrashes_leaveTheShareOfTimeThatTheirMeansSay() {
        Document document = set(single(), "components.back.kind", "external");

        SimulationResult result = Simulation.run(document.withScenarios(Map.of("trouble", new Scenario(null, null, null,
                Map.of(), List.of(new Fault.Crash(id("back"), TimeSpan.ZERO, Distribution.parse("exponential(2s)"),
                        null, null, Distribution.parse("exponential(8s)"))),
                List.of()))),
                SimulationOptions.defaults().withScenario("trouble").withReplications(5)
                        .withDuration(TimeSpan.parse("2000s")).withWarmUp(TimeSpan.ZERO),
                Progress.NONE, CancelSignal.NEVER);

        // alternating renewal over 1000 cycles: sd of the share about 0.2 * 0.8 * sqrt(2 / 1000)
        assertThat(result.components().get("back").replicas().mean()).isCloseTo(0.8, within(5 * 0.16 * 0.045));
        assertThat(users(result).goodput().value()).isCloseTo(80, within(5 * 16 * 0.045));
    }

    // ---- systems ----------------------------------------------------------------------------------------------------

    private static Fault crash(String component, Distribution time, @Nullable Integer replicas) {
        return new Fault.Crash(id(component), AT, time, replicas, null, null);
    }

    private static Document single() {
        return constant(Architecture.empty().withComponent(id("back"), back()), "back");
    }

    private static Component back() {
        return caller(new Step.Wait(Distribution.parse("1ms")));
    }

    private static Document pair(Connection connection) {
        return constant(Architecture.empty().withComponent(id("front"), caller(Step.Call.to("back")))
                .withComponent(id("back"), back()).withConnection(ConnectionId.parse("front->back"), connection),
                "front");
    }

    /// A pair whose caller keeps so many connections, and waits for none.
    private static Document pooled(int size) {
        return set(set(pair(Connection.UNSPECIFIED), "connections.front->back.pool.size", Integer.toString(size)),
                "connections.front->back.pool.acquireTimeout", "0s");
    }

    private static Document constant(Architecture architecture, String enters) {
        return set(open(architecture, enters, "1/s"), "workloads.users.arrivals", "constant(100/s)");
    }

    /// Look-ups in a cache with so many keys, all as popular, in front of their origin.
    private static Document cached(String hit, String keys) {
        Architecture architecture = Architecture.empty()
                .withComponent(id("front"), caller(new Step.CacheLookup(OperationRef.parse("cache.look"),
                        Share.parse(hit), List.of(Step.Call.to("back")))))
                .withComponent(id("cache"), Component.of(ComponentKind.CACHE).withOperation("look", Operation.of()))
                .withComponent(id("back"), back());
        return set(set(constant(architecture, "front"), "components.cache.cache.keys", keys),
                "components.cache.cache.skew", "0");
    }

    private static Document withReplicas(Document document, int replicas) {
        return set(document, "components.back.replicas", Integer.toString(replicas));
    }

    private static Document zoned(Document document) {
        return set(set(document, "platform.zones.a.name", "A"), "platform.zones.b.name", "B");
    }

    private static Document set(Document document, String path, String value) {
        return PropertyPath.parse(path).with(document, value);
    }

    static SimulationResult run(Document document, Fault... faults) {
        return run(document, new Scenario(null, null, null, Map.of(), List.of(faults), List.of()));
    }

    private static SimulationResult run(Document document, Scenario scenario) {
        return Simulation.run(document.withScenarios(Map.of("trouble", scenario)),
                SimulationOptions.defaults().withScenario("trouble").withReplications(1)
                        .withDuration(TimeSpan.parse("60s")).withWarmUp(TimeSpan.parse("1s")),
                Progress.NONE, CancelSignal.NEVER);
    }

    private static WorkloadResult users(SimulationResult result) {
        WorkloadResult users = result.requests().get("users");
        return users;
    }
}
