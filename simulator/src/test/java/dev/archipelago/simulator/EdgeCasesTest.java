package dev.archipelago.simulator;

import static dev.archipelago.simulator.Systems.caller;
import static dev.archipelago.simulator.Systems.id;
import static dev.archipelago.simulator.Systems.open;
import static dev.archipelago.simulator.Systems.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.BrokerSettings;
import dev.archipelago.model.Channel;
import dev.archipelago.model.ChannelKind;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.NetworkPath;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.DataRate;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.plan.PlanCompiler;
import dev.archipelago.simulator.random.Dice;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where something ends for ever, lasts for ever or takes no time at all.
class EdgeCasesTest {

    private static final String EVER = Long.MAX_VALUE + "ns";

    @ParameterizedTest
    @ValueSource(strings = {"steps(100/s for 1s, 0/s for 1s)", "ramp(100/s to 0/s over 2s)", "ramp(9/s to 0/s over 0s)",
        "spike(base=0/s, peak=100/s, at=1s, for=1s)"})
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void arrivals_thatEndForEver_letTheRunGoOn(String arrivals) {
        Document document = Document.of("test", Architecture.empty().withComponent(id("front"), caller(wait("1ms"))))
                .withWorkload("users", Workload.open(OperationRef.parse("front"), Arrival.parse(arrivals)));

        List<Double> goodput = run(document).timeline().requests().get("users").goodput();

        assertThat(goodput.subList(21, 100)).containsOnly(0.0);
        assertThat(goodput.stream().mapToDouble(Double::doubleValue).max().orElse(0) > 0)
                .isEqualTo(!arrivals.contains("over 0s"));
    }

    @Test
    void times_untilTheEndOfAllTime_neverPass() {
        Step computes = new Step.Compute(Distribution.parse(EVER));
        NetworkPath path = new NetworkPath(Distribution.parse(EVER), DataRate.parse("1MB/s"), null);
        Connection far = new Connection(null, null, null, DataSize.parse("1MB"), null, path, null,
                TimeSpan.parse(EVER), TimeSpan.parse(EVER), null, null, null, null, null, null, null, null, null, null,
                null, null, null);
        Architecture architecture = Architecture.empty()
                .withComponent(id("waits"), caller(new Step.Parallel(List.of(wait("1ms"), wait(EVER)), null)))
                .withComponent(id("computes"), caller(computes))
                .withComponent(id("shares"), server(2, EVER, computes)).withComponent(id("calls"),
                        caller(Step.Call.to("back")))
                .withComponent(id("back"), caller(wait("1ms")))
                .withConnection(new ConnectionId(id("calls"), id("back")), far);
        Document document = Document.of("test", architecture);
        for (String each : List.of("waits", "computes", "shares", "calls")) {
            document = document.withWorkload(each,
                    Workload.open(OperationRef.parse(each), Arrival.parse("poisson(10/s)")));
        }

        run(document).requests().forEach((id, workload) -> {
            assertThat(workload.offered()).as(id).isPositive();
            assertThat(workload.completed() + workload.failed()).as(id).isZero();
        });
    }

    @Test
    void transfer_ofBytesOverAPathWithoutLatency_isTimeOnTheNetwork() {
        NetworkPath path = new NetworkPath(null, DataRate.parse("1MB/s"), null);
        Connection narrow = new Connection(null, null, null, DataSize.parse("2kB"), DataSize.parse("3kB"), path, null,
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
        Architecture architecture = Architecture.empty().withComponent(id("front"), caller(Step.Call.to("back")))
                .withComponent(id("back"), caller(wait("1ms")))
                .withConnection(new ConnectionId(id("front"), id("back")), narrow);

        SimulationResult result = run(open(architecture, "front", "100/s"));

        assertThat(result.connections().get("front->back").networkTime().value()).isCloseTo(0.005, within(1e-5));
    }

    @Test
    void circle_ofMessagesThatTakesNoTime_isReportedAndNotFollowedForEver() {
        assertThatThrownBy(() -> Simulation.run(circle(), options().withReplications(1), Progress.NONE,
                CancelSignal.NEVER)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("time stands still");
    }

    @Test
    void circle_ofMessagesThatTakesNoTime_canBeCancelled() {
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(() -> Simulation.run(circle(), options(), Progress.NONE, () -> asked.incrementAndGet() > 3))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void workloads_ofTheSameClient_drawIndependently() {
        Connection far = Connection.UNSPECIFIED
                .withNetwork(new NetworkPath(Distribution.parse("exponential(5ms)"), null, null));
        Architecture architecture = Architecture.empty()
                .withComponent(id("users"), Component.of(ComponentKind.CLIENT))
                .withComponent(id("front"), caller(wait("1ms")))
                .withConnection(new ConnectionId(id("users"), id("front")), far);
        Document document = Document.of("test", architecture).withWorkload("many", from("100/s"))
                .withWorkload("few", from("10/s"));

        List<Dice.Die> draws = PlanCompiler.compile(document, "").draws();

        assertThat(draws).extracting(Dice.Die::stream).doesNotHaveDuplicates()
                .contains("connections.users->front.latency");
    }

    private static Workload from(String rate) {
        return new Workload(null, id("users"), OperationRef.parse("front"), Map.of(), Map.of(),
                Arrival.parse("poisson(" + rate + ")"), null, null, null);
    }

    /// A consumer that publishes every message again.
    private static Document circle() {
        Channel queue = Channel.of(ChannelKind.QUEUE);
        Component consumer = Component.of(ComponentKind.SERVICE).withOperation("serve", new Operation(null, null,
                "bus.round", null, null, null, List.of(Step.Publish.to("round"))));
        return open(Architecture.empty().withComponent(id("bus"),
                Component.of(ComponentKind.BROKER).withBroker(new BrokerSettings(null, Map.of("round", queue))))
                .withComponent(id("consumer"), consumer), "consumer", "1/s");
    }

    private static Step wait(String time) {
        return new Step.Wait(Distribution.parse(time));
    }

    private static SimulationOptions options() {
        return SimulationOptions.defaults().withDuration(TimeSpan.parse("10s")).withWarmUp(TimeSpan.parse("1s"))
                .withReplications(2);
    }

    private static SimulationResult run(Document document) {
        return Simulation.run(document, options(), Progress.NONE, CancelSignal.NEVER);
    }
}
