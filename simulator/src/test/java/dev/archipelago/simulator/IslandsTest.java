package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.plan.Island;
import dev.archipelago.simulator.plan.PlanCompiler;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IslandsTest {

    /// Two systems that share nothing, and a component that nobody calls.
    private static Document two() {
        Architecture architecture = system(system(Architecture.empty(), "left"), "right")
                .withComponent(Systems.id("idle"), Systems.server(1, "exponential(1ms)"));
        return load(load(Document.of("two", architecture), "left", "50/s"), "right", "80/s");
    }

    private static Architecture system(Architecture architecture, String name) {
        return architecture
                .withComponent(Systems.id(name + "-front"),
                        Systems.server(2, "exponential(5ms)", Step.Call.to(name + "-back")))
                .withComponent(Systems.id(name + "-back"), Systems.server(1, "exponential(4ms)"));
    }

    private static Document load(Document document, String name, String rate) {
        return document.withWorkload(name + "-users",
                Workload.open(OperationRef.parse(name + "-front"), Arrival.parse("poisson(" + rate + ")")));
    }

    @Test
    void of_systemsThatShareNothing_isOneEachAndTheUnreachedInTheFirst() {
        assertThat(Island.of(PlanCompiler.compile(two(), "")))
                .containsExactly(new Island(List.of(0, 1, 4), List.of(0)), new Island(List.of(2, 3), List.of(1)));
    }

    @Test
    void of_workloadWhoseJourneyEntersBoth_isOne() {
        Architecture architecture = system(system(Architecture.empty(), "left"), "right")
                .withComponent(Systems.id("gateway"),
                        Systems.caller(Step.Call.to("left-front"), Step.Call.to("right-front")));
        assertThat(Island.of(PlanCompiler.compile(Systems.open(architecture, "gateway", "10/s"), ""))).hasSize(1);
    }

    @Test
    void of_documentWithoutWorkloads_isOneWithEverything() {
        Document document = Document.of("quiet", system(system(Architecture.empty(), "left"), "right"));
        assertThat(Island.of(PlanCompiler.compile(document, "")))
                .containsExactly(new Island(List.of(0, 1, 2, 3), List.of()));
    }

    @Test
    void run_systemsThatShareNothing_givesEachTheResultsThatItHasAlone() {
        SimulationResult both = run(two(), Progress.NONE);
        for (String name : List.of("left", "right")) {
            Document alone = load(Document.of("one", system(Architecture.empty(), name)), name,
                    name.equals("left") ? "50/s" : "80/s");
            SimulationResult one = run(alone, Progress.NONE);
            assertThat(both.requests()).containsAllEntriesOf(one.requests());
            assertThat(both.components()).containsAllEntriesOf(one.components());
            assertThat(both.operations()).containsAllEntriesOf(one.operations());
            assertThat(both.connections()).containsAllEntriesOf(one.connections());
        }
        assertThat(both.components().keySet()).containsExactly("left-front", "left-back", "right-front", "right-back",
                "idle");
        assertThat(both.requests().keySet()).containsExactly("left-users", "right-users");
    }

    @Test
    void run_ofIslands_reportsProgressThatOnlyGrowsToTheEnd() {
        List<Double> shares = new ArrayList<>();
        run(two(), shares::add);
        assertThat(shares).isSorted();
        assertThat(shares.getLast()).isEqualTo(1);
    }

    private static SimulationResult run(Document document, Progress progress) {
        SimulationOptions options = SimulationOptions.defaults().withReplications(1).withThreads(1)
                .withDuration(TimeSpan.parse("20s")).withWarmUp(TimeSpan.parse("1s"));
        return Simulation.run(document, options, progress, CancelSignal.NEVER);
    }
}
