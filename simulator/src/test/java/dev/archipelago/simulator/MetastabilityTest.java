package dev.archipelago.simulator;

import static dev.archipelago.simulator.Systems.caller;
import static dev.archipelago.simulator.Systems.id;
import static dev.archipelago.simulator.Systems.open;
import static dev.archipelago.simulator.Systems.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.estimate.EstimateResult;
import dev.archipelago.simulator.estimate.Estimator;
import dev.archipelago.simulator.report.EstimateReport;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A server of 300/s whose callers wait 200 ms and try at once again: the overload that a short trigger leaves behind keeps
/// itself up where the tries of all arrivals are more than the server can do.
///
/// Source: Bronson et al., Metastable Failures in Distributed Systems (HotOS 2021); Huang et al. (OSDI 2022).
class MetastabilityTest {

    private static final Fault PAUSE = new Fault.Pause(id("server"), TimeSpan.parse("60s"), Distribution.parse("2s"),
            null, null, null);

    /// MET-1.
    @Test
    void E2E_5_MET_1_loadBelowTheCapacity_withoutATrigger_staysGood() {
        assertThat(goodput(run(system(150, 3), "1500s"), 0, 1500)).isCloseTo(150, within(2.0));
    }

    /// MET-2.
    @Test
    void E2E_5_MET_2_shortPause_ofAVulnerableSystem_takesItDownForGood() {
        SimulationResult result = run(system(150, 3), "600s", PAUSE);

        assertThat(goodput(result, 10, 60)).isCloseTo(150, within(6.0));
        assertThat(goodput(result, 100, 600)).isLessThan(0.01 * 150);
        assertThat(result.connections().get("front->server").attempts() / 600.0).isCloseTo(450, within(40.0));
    }

    /// MET-3.
    @Test
    void E2E_5_MET_3_shortPause_ofAStableSystem_isOverSoon() {
        assertThat(goodput(run(system(90, 3), "200s", PAUSE), 85, 200)).isCloseTo(90, within(3.0));
    }

    /// MET-4, the line: last come, first served.
    @Test
    void E2E_5_MET_4_shortPause_withLastComeFirstServed_isOverSoon() {
        Document lifo = set(system(150, 3), "components.server.container.discipline", "lifo");

        assertThat(goodput(run(lifo, "200s", PAUSE), 85, 200)).isCloseTo(150, within(5.0));
    }

    /// MET-5.
    @Test
    void E2E_5_MET_5_shortPause_withOneTry_isOverSoon() {
        assertThat(goodput(run(system(150, 1), "200s", PAUSE), 85, 200)).isCloseTo(150, within(4.0));
    }

    /// MET-5. Two tries of 150/s are as much as the server can do: the 600 that wait have no reason to become fewer. Chance
    /// moves them by sqrt(900 t), which is 110 after a quarter of a minute.
    @Test
    void E2E_5_MET_5_shortPause_withTwoTries_isNotOverSoon() {
        assertThat(goodput(run(system(150, 2), "80s", PAUSE), 64, 76)).isLessThan(0.05 * 150);
    }

    /// MET-6.
    @Test
    void E2E_5_MET_6_lowerAdmission_forAWhile_bringsItBack() {
        Fault shedding = new Fault.Surge("users", TimeSpan.parse("100s"), Distribution.parse("100s"), 0.4, null, null);

        SimulationResult result = run(system(150, 3), "400s", PAUSE, shedding);

        // 6600 wait at 100 s and get fewer by 300 - 3 * 60 each second
        assertThat(goodput(result, 100, 145)).isLessThan(10);
        assertThat(goodput(result, 165, 200)).isCloseTo(60, within(4.0));
        assertThat(goodput(result, 200, 400)).isCloseTo(150, within(4.0));
    }

    /// MET-7.
    @Test
    void E2E_5_MET_7_shortTimeouts_letTheGoodStateTipByItself() {
        Document impatient = set(system(150, 3), "connections.front->server.timeout", "50ms");

        SimulationResult result = run(impatient, "1500s");

        assertThat(goodput(result, 0, 15)).isGreaterThan(100);
        assertThat(goodput(result, 1400, 1500)).isLessThan(15);
    }

    /// The estimate names the second state where MET-2 and MET-5 stay down, and none where MET-3 to MET-5 come back.
    @Test
    void estimate_namesTheSecondState_whereATriggerTakesTheSystemDown() {
        EstimateResult calm = Estimator.of(system(150, 3), null);

        assertThat(calm.overload()).hasValueSatisfying(overload -> {
            assertThat(overload.busy()).containsOnlyKeys("server");
            assertThat(overload.busy().get("server")).isCloseTo(1.5, within(1e-3));
            assertThat(overload.failed().get("users")).isCloseTo(1, within(1e-3));
        });
        assertThat(calm.requests().get("users").failed()).isLessThan(1e-3);
        assertThat(calm.components().get("server").utilization()).isCloseTo(0.5, within(1e-3));
        assertThat(EstimateReport.text(calm)).contains("server: asked for 150% of what it can do",
                "users: 100% of requests fail");
        assertThat(Estimator.of(system(160, 2), null).overload()).isPresent();
        assertThat(Estimator.of(system(90, 3), null).overload()).isEmpty();
        assertThat(Estimator.of(system(150, 1), null).overload()).isEmpty();
        assertThat(Estimator.of(set(system(150, 3), "components.server.container.discipline", "lifo"), null).overload())
                .isEmpty();
        assertThat(Estimator.of(set(system(150, 3), "connections.front->server.cancel", "true"), null)
                .overload()).isEmpty();
    }

    /// GOOD-1.
    @Test
    void overload_withFirstComeFirstServed_leavesNoGoodWorkAfterFiveSeconds() {
        Document document = document(120, Connection.UNSPECIFIED.withTimeout(TimeSpan.parse("1s")), "10ms");

        SimulationResult result = run(set(document, "workloads.users.arrivals", "constant(120/s)"), "60s");

        // the wait reaches the time-out of 1 s after 100 * 1 / (120 - 100) s
        assertThat(goodput(result, 0, 4)).isCloseTo(100, within(2.0));
        assertThat(goodput(result, 7, 60)).isZero();
    }

    // ---- the system -------------------------------------------------------------------------------------------------

    private static Document system(int rate, int attempts) {
        Document document = document(rate, Connection.UNSPECIFIED.withTimeout(TimeSpan.parse("200ms")),
                "exponential(3333333ns)");
        return attempts == 1
                ? document
                : set(document, "connections.front->server.retry.attempts", Integer.toString(attempts));
    }

    private static Document document(int rate, Connection connection, String service) {
        return open(Architecture.empty().withComponent(id("front"), caller(Step.Call.to("server")))
                .withComponent(id("server"), server(1, service))
                .withConnection(ConnectionId.parse("front->server"), connection), "front", rate + "/s");
    }

    private static Document set(Document document, String path, String value) {
        return PropertyPath.parse(path).with(document, value);
    }

    private static SimulationResult run(Document document, String duration, Fault... faults) {
        return Simulation.run(document.withScenarios(Map.of("trouble", new Scenario(null, null, null, Map.of(),
                List.of(faults), List.of()))),
                SimulationOptions.defaults().withScenario("trouble").withReplications(1)
                        .withDuration(TimeSpan.parse(duration)).withWarmUp(TimeSpan.ZERO),
                Progress.NONE, CancelSignal.NEVER);
    }

    /// Mean requests per second that were answered in time, by the time line.
    private static double goodput(SimulationResult result, double from, double to) {
        List<Double> ends = result.timeline().seconds();
        List<Double> goodput = result.timeline().requests().get("users").goodput();
        return IntStream.range(0, ends.size()).filter(i -> ends.get(i) > from && ends.get(i) <= to)
                .mapToDouble(goodput::get).average().orElseThrow();
    }
}
