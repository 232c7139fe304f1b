package dev.archipelago.simulator;

import static dev.archipelago.simulator.Systems.caller;
import static dev.archipelago.simulator.Systems.id;
import static dev.archipelago.simulator.Systems.open;
import static dev.archipelago.simulator.Systems.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.ChangeEvent;
import dev.archipelago.simulator.measure.ChangeEvent.Outcome;
import dev.archipelago.simulator.report.CsvReport;
import dev.archipelago.simulator.report.JsonReport;
import dev.archipelago.simulator.report.TextReport;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.WorkloadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How pods end and new versions come during a run, on systems whose answer is known.
class RolloutsTest {

    private static final TimeSpan AT = TimeSpan.parse("10s");

    // ---- termination ------------------------------------------------------------------------------------------------

    /// TERM-1: one of ten pods with 1000 new connections per second leaves, and callers learn of it after 1.2 s.
    @ParameterizedTest
    @CsvSource({"0s, 120", "500ms, 70", "5s, 0"})
    void TERM_1_podThatLeaves_withoutWaitingForItsCallers_failsTheirConnections(String preStop, long failed) {
        Document ten = set(ten("1ms"), "components.back.probes.preStop", preStop);

        SimulationResult result = run(ten, new Change.Scale(id("back"), AT, 9));

        assertThat(users(result).failures().get("terminated")).isEqualTo(failed);
        assertThat(users(result).failed()).isEqualTo(failed);
        assertThat(result.components().get("back").replicas().last()).isEqualTo(9);
    }

    @Test
    void podThatLeaves_endsWhatItHasWithinItsGrace() {
        Document slow = set(set(ten("4s"), "components.back.probes.preStop", "5s"), "components.back.probes.grace",
                "10s");

        assertThat(users(run(slow, new Change.Scale(id("back"), AT, 9))).failed()).isZero();
    }

    @Test
    void podThatLeaves_isKilledWithWhatItStillHasAtTheEndOfItsGrace() {
        Document slow = set(set(ten("4s"), "components.back.probes.preStop", "2s"), "components.back.probes.grace",
                "3s");

        WorkloadResult users = users(run(slow, new Change.Scale(id("back"), AT, 9)));

        // 100 per second come until 1.2 s; at 3 s those of the last 2.2 s before are not done
        assertThat(users.failures().get("terminated")).isBetween(219L, 221L);
        assertThat(users.failed()).isEqualTo(users.failures().get("terminated"));
    }

    // ---- a new version ----------------------------------------------------------------------------------------------

    /// DEP-1 in the engine: 5 start at once, 5 when those are ready, and the last old ones have 5 s to leave.
    @Test
    void DEP_1_rollout_ofTenPods_takesTwoWavesOfTheirStart() {
        Document ten = set(ten("1ms"), "components.back.container.startup", "10s");

        SimulationResult result = run(ten, version(Map.of()));

        assertThat(result.changes())
                .isEqualTo(List.of(new ChangeEvent("rollout back", 10, 35, Outcome.DONE, 0, 0, 26_200)));
        assertThat(result.components().get("back").replicas().last()).isEqualTo(10);
        assertThat(users(result).failed()).isZero();
    }

    /// TERM-1 with every pod once: each refuses the share of the requests that it is still sent for 1.2 s.
    @Test
    void E2E_4_TERM_1_rollout_withoutPreStop_failsConnectionsAtEachPod() {
        Document ten = set(set(set(set(ten("1ms"), "components.back.container.startup", "10s"),
                "components.back.probes.preStop", "0s"), "components.back.rollout.maxSurge", "1"),
                "components.back.rollout.maxUnavailable", "0");

        ChangeEvent lossy = run(ten, version(Map.of()), TimeSpan.parse("150s")).changes().getFirst();
        ChangeEvent clean = run(set(ten, "components.back.probes.preStop", "5s"), version(Map.of()),
                TimeSpan.parse("150s")).changes().getFirst();

        // the new pod is known 1.2 s after it is ready, when the old one that leaves with it is known to do so: 120 each
        assertThat(lossy).isEqualTo(new ChangeEvent("rollout back", 10, 110, Outcome.DONE, 1200, 1200, 101_200));
        assertThat(clean).isEqualTo(new ChangeEvent("rollout back", 10, 115, Outcome.DONE, 0, 0, 106_200));
    }

    @Test
    void rollout_ofASlowerVersion_slowsRequestsDown() {
        SimulationResult result = run(ten("1ms"),
                version(Map.of("operations.serve.steps.0.wait", "3ms", "container.workers", "7")));

        // at once, as nothing needs time to start, but for the second that callers need
        assertThat(users(result).latency().mean().value()).isBetween((11 * 1 + 49 * 3) / 60e3 - 3e-5,
                (11 * 1 + 49 * 3) / 60e3 + 3e-5);
        assertThat(result.components().get("back").utilization().isMeasured()).isFalse();
    }

    @Test
    void DEP_6_rollout_whoseNewPodsTakeForEver_stopsWithFewerOldOnes() {
        Document ten = set(set(ten("1ms"), "components.back.rollout.progressDeadline", "30s"),
                "components.back.rollout.minReady", "1s");

        SimulationResult result = run(ten, version(Map.of("container.startup", "10min")));

        assertThat(result.changes().getFirst().outcome()).isEqualTo(Outcome.STALLED);
        assertThat(result.changes().getFirst().to()).isNaN();
        assertThat(result.components().get("back").replicas().last()).isEqualTo(8);
        assertThat(users(result).failed()).isZero();
    }

    @Test
    void rollout_byRecreation_leavesNobodyInBetween() {
        Document ten = set(set(ten("1ms"), "components.back.container.startup", "10s"),
                "components.back.rollout.strategy", "recreate");

        SimulationResult result = run(ten, version(Map.of()));

        // 5 s to leave, 10 s to start; callers know 1.2 s later
        ChangeEvent event = result.changes().getFirst();
        assertThat(event.to()).isEqualTo(25);
        assertThat(event.terminated()).isZero();
        assertThat(event.failed()).isBetween(14_990L, 15_010L);
        assertThat(result.components().get("back").replicas().min()).isZero();
    }

    @Test
    void STS_1_rollout_ofAStore_replacesOnePodAfterTheOther() {
        Document store = set(set(set(ten("1ms"), "components.back.kind", "database"), "components.back.replicas", "3"),
                "components.back.container.startup", "10s");

        SimulationResult result = run(store, version(Map.of()));

        assertThat(result.changes().getFirst().to()).isEqualTo(10 + 3 * (5 + 10));
        assertThat(result.components().get("back").replicas().min()).isEqualTo(2);
        assertThat(users(result).failed()).isZero();
    }

    /// Of five only the numbers 3 and 4 are replaced, 15 s each. Then six: the new one is above the partition; then one, which is the
    /// first, of the old version; and three again, which are below the partition.
    @Test
    void rollout_ofAStoreFromANumberOn_leavesThoseBelowAtTheirVersion() {
        Document store = set(set(set(set(ten("1ms"), "components.back.kind", "database"), "components.back.replicas",
                "5"), "components.back.container.startup", "10s"), "components.back.rollout.partition", "3");
        Change failing = version(Map.of("operations.serve.steps.0", "{ \"fail\": \"100%\" }"));

        SimulationResult result = run(store, TimeSpan.parse("120s"), failing);

        assertThat(result.changes().getFirst().outcome()).isEqualTo(Outcome.DONE);
        assertThat(result.changes().getFirst().to()).isEqualTo(10 + 2 * (5 + 10));
        // of 1000 a second one in five from 25 s on, when the first new one is ready, and two from 40 s on; callers learn of it 1.2 s later
        assertThat((double) users(result).failed()).isBetween(200 * 15 + 400 * 80 - 1500.0,
                200 * 15 + 400 * 80 + 500.0);
        assertThat(failedAtTheEnd(store, failing, 6)).isCloseTo(3 / 6.0, within(.03));
        assertThat(failedAtTheEnd(store, failing, 1)).isZero();
        assertThat(failedAtTheEnd(store, failing, 1, 3)).isZero();
        assertThat(failedAtTheEnd(store, failing, 1, 4)).isCloseTo(1 / 4.0, within(.03));
    }

    /// The share of requests that fail when so many replicas were wanted one after the other after a rollout.
    private static double failedAtTheEnd(Document store, Change rollout, int... replicas) {
        List<Change> changes = new ArrayList<>(List.of(rollout));
        for (int i = 0; i < replicas.length; i++) {
            changes.add(new Change.Scale(id("back"), TimeSpan.parse(60 + 60 * i + "s"), replicas[i]));
        }
        return run(store, TimeSpan.parse("240s"), changes.toArray(Change[]::new)).timeline().requests().get("users")
                .failures().getLast() / 1000;
    }

    /// What is aborted comes back at all numbers.
    @Test
    void rollout_ofAStoreFromANumberOn_thatFails_isRolledBack() {
        Document store = set(set(set(ten("1ms"), "components.back.kind", "database"), "components.back.replicas", "5"),
                "components.back.rollout.partition", "3");
        SimulationResult result = run(store, TimeSpan.parse("120s"), new Change.NewVersion(id("back"), AT,
                Map.of("operations.serve.steps.0", "{ \"fail\": \"100%\" }"), Share.parse("5%")));

        assertThat(result.changes().getFirst().outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(result.timeline().requests().get("users").failures().getLast()).isZero();
        assertThat(result.components().get("back").replicas().last()).isEqualTo(5);
    }

    @Test
    void rollout_fromBlueToGreen_movesAllTrafficAtOnce() {
        Document ten = set(set(ten("1ms"), "components.back.container.startup", "10s"),
                "components.back.rollout.strategy", "blue-green");

        SimulationResult result = run(ten, version(Map.of("operations.serve.steps.0.wait", "3ms")));

        // all are there after 10 s, callers know 1.2 s later, then the old ones leave within 5 s
        assertThat(result.changes().getFirst().to()).isEqualTo(26.2);
        assertThat(result.components().get("back").replicas().max()).isEqualTo(20);
        assertThat(users(result).failed()).isZero();
        assertThat(users(result).latency().mean().value()).isBetween((21.2 * 1 + 38.8 * 3) / 60e3 - 2e-6,
                (21.2 * 1 + 38.8 * 3) / 60e3 + 2e-6);
    }

    @Test
    void rollout_asACanary_movesTrafficInShares() {
        Document ten = set(set(ten("1ms"), "components.back.rollout.strategy", "canary"),
                "components.back.rollout.canary", "[ { \"traffic\": \"10%\", \"hold\": \"20s\" } ]");

        SimulationResult result = run(ten, version(Map.of("operations.serve.steps.0", "{ \"fail\": \"100%\" }")));

        // a tenth of 1000 per second from 11.2 s on, all from 31.2 s on
        assertThat((double) users(result).failed()).isBetween(2000 + 28_800 - 5 * Math.sqrt(1800),
                2000 + 28_800 + 5 * Math.sqrt(1800));
        assertThat(result.changes().getFirst().outcome()).isEqualTo(Outcome.DONE);
    }

    /// Balancing that looks at the request or at the zone gives a version its share too, not that of its replicas.
    @ParameterizedTest
    @ValueSource(strings = {"consistent-hash", "maglev", "zone-aware", "zone-failover"})
    void canary_withAnyBalancing_getsItsShareOfTheTraffic(String balancing) {
        Architecture architecture = Architecture.empty().withComponent(id("front"), caller(Step.Call.to("back")))
                .withComponent(id("back"), caller(new Step.Wait(Distribution.parse("1ms"))));
        Document document = set(open(architecture, "front", "1/s"), "workloads.users.arrivals", "constant(200/s)");
        for (String zone : List.of("a", "b")) {
            document = set(document, "platform.zones." + zone + ".name", zone);
        }
        document = set(set(set(document, "components.front.replicas", "2"), "components.back.replicas", "10"),
                "connections.front->back.balancing", balancing);
        document = set(set(document, "components.back.rollout.strategy", "canary"), "components.back.rollout.canary",
                "[ { \"traffic\": \"30%\", \"hold\": \"10min\" } ]");

        SimulationResult result = run(document, version(Map.of("operations.serve.steps.0", "{ \"fail\": \"100%\" }")));

        // three in ten of 200 per second from 11 s on, to three of thirteen replicas
        double sent = 200 * 49;
        assertThat((double) users(result).failed()).isCloseTo(.3 * sent, within(5 * Math.sqrt(.21 * sent)));
    }

    @Test
    void rollout_ofABrokenVersion_isRolledBack() {
        Document ten = set(set(ten("1ms"), "components.back.rollout.strategy", "canary"),
                "components.back.rollout.canary", "[ { \"traffic\": \"10%\", \"hold\": \"20s\" } ]");

        SimulationResult result = run(ten, new Change.NewVersion(id("back"), AT,
                Map.of("operations.serve.steps.0", "{ \"fail\": \"100%\" }"), Share.parse("5%")));

        // a tenth for the 0.8 s until the next look, and until callers know of it 1.2 s later
        assertThat(result.changes().getFirst().outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat((double) users(result).failed()).isBetween(200 - 5 * Math.sqrt(180), 200 + 5 * Math.sqrt(180));
        assertThat(result.components().get("back").replicas().last()).isEqualTo(10);
    }

    @Test
    void scaling_duringARollout_reachesBothVersions() {
        Document ten = set(ten("1ms"), "components.back.container.startup", "10s");

        SimulationResult result = run(ten, version(Map.of()), new Change.Scale(id("back"), TimeSpan.parse("12s"), 15));

        assertThat(result.components().get("back").replicas().last()).isEqualTo(15);
        assertThat(result.changes()).extracting(ChangeEvent::outcome).containsOnly(Outcome.DONE);
        assertThat(users(result).failed()).isZero();
    }

    /// PROBE-2: a start of 31 s is not within the 30 s that the check allows; it is killed and tried again until the end.
    @Test
    void PROBE_2_rollout_whoseNewPodsStartTooSlowlyForTheirCheck_neverBringsThemUp() {
        Document ten = set(ten("1ms"), "components.back.probes.startup", "{ \"period\": \"10s\", \"failures\": 3 }");

        SimulationResult slow = run(ten, version(Map.of("container.startup", "31s")), TimeSpan.parse("5min"));
        SimulationResult inTime = run(ten, version(Map.of("container.startup", "21s")), TimeSpan.parse("5min"));

        assertThat(slow.changes().getFirst().outcome()).isEqualTo(Outcome.OPEN);
        assertThat(slow.components().get("back").replicas().last()).isEqualTo(8);
        // two waves, each known at the check 30 s after its start, and 5 s to leave
        assertThat(inTime.changes().getFirst().to()).isEqualTo(10 + 2 * 30 + 5);
    }

    @Test
    void changes_areTold_asTextJsonAndLines() {
        SimulationResult result = run(set(ten("1ms"), "components.back.container.startup", "10s"), version(Map.of()));

        assertThat(TextReport.of(result)).contains("""
                change        at     took   went  terminated  failed requests meanwhile
                rollout back  10.0s  25.0s  done  0           none
                """);
        assertThat(JsonReport.of(result)).contains("\"changes\"", "\"name\": \"rollout back\"", "\"from\": 10",
                "\"to\": 35", "\"outcome\": \"done\"", "\"finished\": 26200");
        assertThat(CsvReport.of(result)).contains("""
                change,"rollout back at 10s, done",took,25,,
                change,"rollout back at 10s, done",terminated,0,,
                change,"rollout back at 10s, done",failed,0,,
                change,"rollout back at 10s, done",finished,26200,,
                """);
    }

    @Test
    void changes_thatCannotBeMade_areNamed() {
        Document document = ten("1ms");
        Scenario scenario = new Scenario(null, null, null, Map.of(), List.of(),
                List.of(new Change.SetValue("components.back.container.discipline", AT, "lifo"),
                        version(Map.of("replicas", "3", "container.workers", "3"))));

        assertThat(Simulation.notSimulated(document.withScenarios(Map.of("change", scenario)), Optional.of("change")))
                .extracting(Finding::pointer)
                .containsExactly("/scenarios/change/changes/0/set", "/scenarios/change/changes/1/version/replicas");
    }

    // ---- other values -----------------------------------------------------------------------------------------------

    @Test
    void set_ofATime_holdsForWhatBeginsFromThenOn() {
        SimulationResult result = run(ten("1ms"),
                new Change.SetValue("components.back.operations.serve.steps.0.wait", AT, "3ms"));

        assertThat(users(result).latency().mean().value()).isBetween((10 * 1 + 50 * 3) / 60e3 - 1e-6,
                (10 * 1 + 50 * 3) / 60e3 + 1e-6);
        assertThat(result.changes().getFirst())
                .isEqualTo(new ChangeEvent("set components.back.operations.serve.steps.0.wait to 3ms", 10, 10,
                        Outcome.DONE, 0, 0, result.changes().getFirst().finished()));
    }

    @Test
    void set_ofArrivals_changesTheLoad() {
        SimulationResult result = run(ten("1ms"), new Change.SetValue("workloads.users.arrivals", AT, "constant(10/s)"),
                new Change.SetValue("workloads.users.arrivals", TimeSpan.parse("40s"), "constant(500/s)"));

        assertThat(users(result).offered()).isBetween(10_000 + 300 + 10_000 - 4L, 10_000 + 300 + 10_000 + 4L);
    }

    @Test
    void set_ofWorkers_letsThoseThatWaitBegin() {
        Document one = set(set(ten("20ms"), "components.back.replicas", "1"), "components.back.container.workers",
                "10");

        SimulationResult result = run(one, new Change.SetValue("components.back.container.workers", AT, "100"));

        // 500 of 1000 are served in each of 15 s, then the 7500 that wait beside those that come
        assertThat(users(result).inFlight()).isBetween(19L, 21L);
        double busy = 10 * 10 + 50 * 20 + 7500 * 0.020;
        assertThat(result.components().get("back").utilization().value())
                .isBetween(busy / (10 * 10 + 50 * 100) - 1e-4, busy / (10 * 10 + 50 * 100) + 1e-4);
    }

    @Test
    void set_ofATimeout_holdsForCallsFromThenOn() {
        Architecture architecture = Architecture.empty().withComponent(id("front"), caller(Step.Call.to("back")))
                .withComponent(id("back"), caller(new Step.Wait(Distribution.parse("100ms"))));
        Document document = set(open(architecture, "front", "1/s"), "workloads.users.arrivals", "constant(100/s)");

        SimulationResult result = run(document, new Change.SetValue("connections.front->back.timeout", AT, "50ms"),
                new Change.SetValue("connections.front->back.timeout", TimeSpan.parse("20s"), "200ms"));

        assertThat(result.connections().get("front->back").timeouts()).isBetween(999L, 1001L);
    }

    @Test
    void set_ofReplicas_scales() {
        SimulationResult result = run(ten("1ms"), new Change.SetValue("components.back.replicas", AT, "12"));

        assertThat(result.components().get("back").replicas().last()).isEqualTo(12);
        assertThat(result.changes().getFirst().name()).isEqualTo("scale back to 12");
    }

    @Test
    void set_ofTheCpuLimit_changesThePace() {
        Document document = set(open(Architecture.empty().withComponent(id("back"), server(1, "10ms")), "back", "1/s"),
                "workloads.users.arrivals", "constant(10/s)");

        SimulationResult result = run(document, new Change.SetValue("components.back.container.cpuLimit", AT, "0.5"));

        assertThat(users(result).latency().mean().value()).isBetween((10 * 10 + 50 * 20) / 60e3 - 1e-5,
                (10 * 10 + 50 * 20) / 60e3 + 1e-5);
    }

    // ---- drains -----------------------------------------------------------------------------------------------------

    @Test
    void drain_ofANodePool_movesItsPodsWithinTheirBudget() {
        Document pools = set(set(set(ten("1ms"), "components.back.container.startup", "8s"), "platform.nodePools",
                "{ \"old\": { \"nodes\": 2 }, \"new\": { \"nodes\": 3 } }"), "components.back.placement.maxDisrupted",
                "2");

        SimulationResult result = run(pools, new Change.Drain("old", AT));

        // four of ten; two at once, two when the first are replaced, which is seen at the next try 10 s later
        assertThat(result.changes().getFirst())
                .isEqualTo(new ChangeEvent("drain old", 10, 28, Outcome.DONE, 0, 0, 19_200));
        assertThat(result.components().get("back").replicas().last()).isEqualTo(10);
        assertThat(users(result).failed()).isZero();
    }

    // ---- systems ----------------------------------------------------------------------------------------------------

    /// Ten pods, evenly spaced arrivals.
    private static Document ten(String time) {
        Architecture architecture = Architecture.empty().withComponent(id("back"),
                caller(new Step.Wait(Distribution.parse(time))));
        Document document = set(open(architecture, "back", "1/s"), "workloads.users.arrivals", "constant(1000/s)");
        return set(set(document, "components.back.replicas", "10"), "platform.network.endpointLag", "1.2s");
    }

    private static Document set(Document document, String path, String value) {
        return PropertyPath.parse(path).with(document, value);
    }

    private static Change version(Map<String, String> differences) {
        return new Change.NewVersion(id("back"), AT, differences, null);
    }

    private static SimulationResult run(Document document, Change... changes) {
        return run(document, TimeSpan.parse("60s"), changes);
    }

    private static SimulationResult run(Document document, Change change, TimeSpan duration) {
        return run(document, duration, change);
    }

    private static SimulationResult run(Document document, TimeSpan duration, Change... changes) {
        Scenario scenario = new Scenario(null, null, null, Map.of(), List.of(), List.of(changes));
        return Simulation.run(document.withScenarios(Map.of("change", scenario)),
                SimulationOptions.defaults().withScenario("change").withReplications(1)
                        .withDuration(duration).withWarmUp(TimeSpan.parse("5s")),
                Progress.NONE, CancelSignal.NEVER);
    }

    private static WorkloadResult users(SimulationResult result) {
        return Objects.requireNonNull(result.requests().get("users"));
    }
}
