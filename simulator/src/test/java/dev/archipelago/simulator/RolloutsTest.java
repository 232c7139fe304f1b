package dev.archipelago.simulator;

import static dev.archipelago.simulator.Systems.caller;
import static dev.archipelago.simulator.Systems.id;
import static dev.archipelago.simulator.Systems.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.WorkloadResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How pods end and new versions come during a run, on systems whose answer is known.
class RolloutsTest {

    private static final TimeSpan AT = TimeSpan.parse("10s");

    // ---- termination ------------------------------------------------------------------------------------------------

    /// TERM-1: one of ten pods with 1000 new connections per second leaves, and callers learn of it after 1.2 s.
    @ParameterizedTest
    @CsvSource({"0s, 120", "500ms, 70", "5s, 0"})
    void podThatLeaves_withoutWaitingForItsCallers_failsTheirConnections_TERM1(String preStop, long failed) {
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

    private static SimulationResult run(Document document, Change... changes) {
        Scenario scenario = new Scenario(null, null, null, Map.of(), List.of(), List.of(changes));
        return Simulation.run(document.withScenarios(Map.of("change", scenario)),
                SimulationOptions.defaults().withScenario("change").withReplications(1)
                        .withDuration(TimeSpan.parse("60s")).withWarmUp(TimeSpan.parse("5s")),
                Progress.NONE, CancelSignal.NEVER);
    }

    private static WorkloadResult users(SimulationResult result) {
        return Objects.requireNonNull(result.requests().get("users"));
    }
}
