package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Container;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.Autoscaling;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.ScaleEvent;
import dev.archipelago.simulator.measure.ScaleEvent.Metric;
import dev.archipelago.simulator.report.JsonReport;
import dev.archipelago.simulator.report.TextReport;
import dev.archipelago.simulator.result.ObjectiveResult;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Replicas that follow evenly spaced arrivals of 5 ms of computing each. A replica requests a core and may use four.
class AutoscalingTest {

    private static final ComponentId SHOP = new ComponentId("shop");

    private static Document shop(String arrivals, int replicas, String startup, @Nullable Autoscaling autoscaling) {
        Container container = new Container(null, null, Map.of(), new Cores(1000), new Cores(4000), null, null, null,
                null, null, null, null, Distribution.parse(startup), Map.of(), List.of());
        Component shop = new Component(ComponentKind.SERVICE, null, null, null, null, container, replicas, autoscaling,
                null, null, null, Map.of(), Map.of(), null, null, null, null,
                Map.of("sell", Operation.of(new Step.Compute(Distribution.parse("5ms")))));
        return Document.of("shop", Architecture.empty().withComponent(SHOP, shop)).withWorkload("users",
                Workload.open(OperationRef.parse("shop.sell"), Arrival.parse(arrivals)));
    }

    /// From two replicas on.
    private static Document shop(String arrivals, Autoscaling autoscaling) {
        return shop(arrivals, 2, "60s", autoscaling);
    }

    private static Autoscaling cpu(int min, int max, String target) {
        return new Autoscaling(min, max, Share.parse(target), null, null, null, null, null, List.of());
    }

    private static SimulationResult run(Document document, String duration, long seed) {
        return Simulation.run(document, options(duration, seed), Progress.NONE, CancelSignal.NEVER);
    }

    private static SimulationResult run(Document document, String duration, long seed, Scenario scenario) {
        return Simulation.run(document.withScenarios(Map.of("s", scenario)),
                options(duration, seed).withScenario("s"), Progress.NONE, CancelSignal.NEVER);
    }

    /// From a time on so many times the load.
    private static Scenario load(String at, double factor) {
        Fault surge = new Fault.Surge("users", TimeSpan.parse(at), null, factor, null, null);
        return new Scenario(null, null, null, Map.of(), List.of(surge), List.of());
    }

    private static SimulationOptions options(String duration, long seed) {
        return SimulationOptions.defaults().withReplications(1).withThreads(1).withSeed(seed)
                .withWarmUp(TimeSpan.parse("0s")).withDuration(TimeSpan.parse(duration));
    }

    /// Two replicas at 50 % of their requests, then at 150 %: six are asked for by the first look that sees only the new load, at
    /// most two periods of samples and one of looks later; a look that sees some of it asks for fewer.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void cpu_afterAStep_isBroughtBackToItsTargetInTime(long seed) {
        SimulationResult result = run(shop("constant(200/s)", cpu(1, 20, "50%")), "200s", seed,
                load("40s", 3.0));

        List<ScaleEvent> events = result.scalings();
        assertThat(events).as("seed %d", seed).hasSizeBetween(1, 2).allMatch(event -> event.metric() == Metric.CPU
                && event.target() == 0.5 && event.measured() > 0.55 && event.component().equals("shop"));
        assertThat(events.getFirst().from()).as("seed %d", seed).isEqualTo(2);
        assertThat(events.getLast().to()).as("seed %d", seed).isEqualTo(6);
        assertThat(events.getFirst().at()).as("seed %d", seed).isBetween(40.0, 85.0);
        assertThat(events.getLast().at()).as("seed %d", seed).isBetween(55.0, 85.0);
        assertThat(result.components().get("shop").replicas().last()).as("seed %d", seed).isEqualTo(6);
        assertThat(result.timeline().components().get("shop").replicas().getLast()).isEqualTo(6.0);
        assertThat(result.requests().get("users").failed()).as("seed %d", seed).isZero();
    }

    /// From 50 % of six requests on a quarter of the load needs two, which are all that is left when the last look that asked
    /// for more is 300 s old.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void cpu_afterTheLoadHasGone_letsReplicasGoFiveMinutesLater(long seed) {
        SimulationResult result = run(shop("constant(600/s)", 6, "60s", cpu(1, 20, "50%")), "500s", seed,
                load("100s", 0.25));

        assertThat(result.scalings()).as("seed %d", seed).isNotEmpty()
                .allMatch(event -> event.at() > 400 && event.at() <= 460 && event.measured() < 0.45);
        assertThat(result.scalings().getLast().to()).as("seed %d %s", seed, result.scalings()).isEqualTo(2);
        assertThat(result.components().get("shop").replicas().last()).as("seed %d", seed).isEqualTo(2);
        assertThat(result.requests().get("users").failed()).as("seed %d", seed).isZero();
    }

    @Test
    void requests_threeTimesTheirTarget_tripleTheReplicas() {
        SimulationResult result = run(
                shop("constant(300/s)", 1, "60s",
                        new Autoscaling(1, 20, null, null, Rate.parse("100/s"), null, null, null, List.of())),
                "100s", 1);

        assertThat(result.scalings()).hasSize(1);
        ScaleEvent event = result.scalings().getFirst();
        assertThat(event).isEqualTo(
                new ScaleEvent("shop", event.at(), 1, 3, Metric.REQUESTS, event.measured(), 100, event.ready()));
        assertThat(event.measured()).isBetween(299.9, 300.1);
        assertThat(event.ready()).isCloseTo(60, within(1e-9));
        assertThat(TextReport.of(result)).containsPattern("requests 300/s > 100/s +60.0s later");
    }

    @Test
    void changeBeyondTheRange_isTakenBackAtTheNextLook() {
        SimulationResult result = run(shop("constant(200/s)", 2, "0s", cpu(1, 3, "50%")), "60s", 1,
                new Scenario(null, null, null, Map.of(), List.of(), List.of(scale("20s", 5))));

        ScaleEvent event = result.scalings().getFirst();
        assertThat(event.at()).isBetween(20.0, 35.0);
        assertThat(event).isEqualTo(
                new ScaleEvent("shop", event.at(), 5, 3, Metric.RANGE, Double.NaN, Double.NaN, Double.NaN));
    }

    @Test
    void most_isNeverExceeded() {
        SimulationResult result = run(
                shop("constant(600/s)", cpu(1, 3, "10%")), "120s", 1);

        assertThat(result.components().get("shop").replicas().max()).isEqualTo(3);
        assertThat(result.components().get("shop").replicas().last()).isEqualTo(3);
    }

    @Test
    void report_tellsWhyReplicasChanged() {
        SimulationResult result = run(
                shop("constant(600/s)", cpu(1, 20, "50%")), "60s", 1);

        assertThat(TextReport.of(result)).contains("autoscaling", "2 -> 6", "CPU 150% > 50.0%");
    }

    @Test
    void loadAtItsTarget_changesNothing() {
        SimulationResult result = run(
                shop("constant(200/s)", cpu(1, 20, "50%")), "400s", 1);

        assertThat(result.scalings()).isEmpty();
        assertThat(result.components().get("shop").replicas().mean()).isEqualTo(2.0);
    }

    /// With three times the load on two replicas of at most 1.2 cores each, requests queue until the four that were asked for are up
    /// a minute later: the objective is broken before and while these start, and until the old ones have caught up.
    @Test
    void objective_brokenWhileReplicasStart_isToldWithItsTime() {
        Document shop = PropertyPath.parse("components.shop.container.cpuLimit").with(
                shop("constant(200/s)", cpu(1, 20, "50%")), "1200m");
        SimulationResult result = run(shop.withObjectives(Map.of("fast", Objective.parse("users mean < 500ms"))),
                "400s", 1, load("40s", 3.0));

        ObjectiveResult.Broken broken = result.objectives().get("fast").broken().orElseThrow();
        // 60 s of start-up, all of them with a queue that grows by 120/s
        assertThat(broken.waiting()).isBetween(55.0, 80.0);
        // from up to 45 s before that on, and until 3,600 to 6,300 requests are gone from each old replica at 140/s
        assertThat(broken.seconds()).isBetween(60.0 + 22, 105.0 + 45 + 10);
        assertThat(TextReport.of(result)).contains("'fast' was broken for ");
        assertThat(JsonReport.of(result)).contains("\"waiting\"");
    }

    // ---- replicas that leave --------------------------------------------------------------------------------------------

    private static Change scale(String at, int replicas) {
        return new Change.Scale(SHOP, TimeSpan.parse(at), replicas);
    }

    @Test
    void moreReplicas_whileOthersStillLeave_startAsSoonAsTheseAreGone() {
        SimulationResult result = run(shop("constant(200/s)", 2, "0s", null), "60s", 1, new Scenario(null, null, null,
                Map.of(), List.of(), List.of(scale("10s", 1), scale("12s", 2))));

        // the second is gone at 15 s and there again at once
        assertThat(result.components().get("shop").replicas().last()).isEqualTo(2);
        assertThat(result.requests().get("users").failed()).isZero();
    }

    @Test
    void crash_ofAReplicaThatLeaves_letsItGo() {
        Fault crash = new Fault.Crash(SHOP, TimeSpan.parse("11s"), Distribution.parse("1s"), null, null, null);
        SimulationResult result = run(shop("constant(200/s)", 2, "0s", null), "60s", 1, new Scenario(null, null, null,
                Map.of(), List.of(crash), List.of(scale("10s", 1), scale("40s", 2))));

        assertThat(result.components().get("shop").replicas().last()).isEqualTo(2);
    }

    /// A tenth of 1000 requests a second goes to each of ten. One that ends at once is sent requests until callers know of it
    /// after 1.2 s, and refuses 120.
    @Test
    void TERM_1_podThatEnds_withoutPreStop_refuses120Requests() {
        Document shop = shop("constant(1000/s)", 10, "0s", null);
        Component ending = PropertyPath.parse("components.shop.probes.preStop").with(shop, "0s").architecture()
                .component(SHOP).orElseThrow();
        Document document = PropertyPath.parse("platform.network.endpointLag").with(
                shop.withArchitecture(shop.architecture().withComponent(SHOP, ending)), "1200ms");

        SimulationResult result = run(document, "30s", 1,
                new Scenario(null, null, null, Map.of(), List.of(), List.of(scale("10s", 9))));

        assertThat(result.requests().get("users").failures().get("terminated")).isBetween(119L, 121L);
        assertThat(result.requests().get("users").failed()).isBetween(119L, 121L);
    }

    /// A database of three comes up one after the other, each 10 s after the one before is ready, and goes so.
    @Test
    void statefulReplicas_comeAndGoOneAfterTheOther() {
        Document shop = shop("constant(10/s)", 1, "10s", null);
        Document document = PropertyPath.parse("components.shop.kind").with(shop, "database");

        SimulationResult result = run(document, "100s", 1, new Scenario(null, null, null, Map.of(), List.of(),
                List.of(scale("10s", 4), scale("60s", 1))));

        // 10 s each from 10 s on; each goes 5 s after its preStop has begun
        assertThat(result.changes().getFirst().to()).isEqualTo(40.0);
        assertThat(result.changes().getLast().to()).isEqualTo(75.0);
        assertThat(result.requests().get("users").failed()).isZero();
    }
}
