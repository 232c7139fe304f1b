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
import dev.archipelago.model.Container;
import dev.archipelago.model.Operation;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a component does when more comes than it can take.
class OverloadTest {

    private static final TimeSpan AT = TimeSpan.parse("10s");

    /// MET-4: expired work dropped when its turn comes.
    @Test
    void MET_4_retryStorm_withExpiredWorkDropped_isOverSoon() {
        SimulationResult result = FaultsTest.run(set(storm(), "components.server.container.shedding", "expired"),
                new Fault.Pause(id("server"), AT, Distribution.parse("2s"), null, null, null));

        assertThat(goodputAtTheEnd(result)).isCloseTo(150, within(10.0));
    }

    @Test
    void retryStorm_withAdaptiveLifo_isOverSoon() {
        SimulationResult result = FaultsTest.run(
                set(storm(), "components.server.container.discipline", "adaptive-lifo"),
                new Fault.Pause(id("server"), AT, Distribution.parse("2s"), null, null, null));

        assertThat(goodputAtTheEnd(result)).isCloseTo(150, within(10.0));
    }

    @Test
    void overload_withCoDel_keepsTheWaitShort() {
        Document overloaded = open(Architecture.empty().withComponent(id("server"), server(1, "10ms")), "server",
                "150/s");

        SimulationResult without = FaultsTest.run(overloaded);
        SimulationResult with = FaultsTest.run(set(overloaded, "components.server.container.shedding", "codel"));

        assertThat(without.requests().get("users").latency().mean().value()).isGreaterThan(5);
        assertThat(with.requests().get("users").latency().mean().value()).isLessThan(0.5);
        assertThat(with.requests().get("users").goodput().value()).isCloseTo(100, within(3.0));
    }

    @Test
    void fullBacklog_withSheddingByPriority_keepsWhatMatters() {
        Component server = Component.of(ComponentKind.SERVICE)
                .withContainer(Container.UNSPECIFIED.withWorkers(1).withBacklog(10))
                .withOperation("pay", operation(1)).withOperation("look", operation(0));
        Document document = open(Architecture.empty().withComponent(id("server"), server), "server.pay", "50/s")
                .withWorkload("lookers", open(Architecture.empty(), "server.look", "100/s").workloads().get("users"));

        SimulationResult with = FaultsTest.run(set(document, "components.server.container.shedding", "priority"));

        assertThat(with.requests().get("users").failed()).isZero();
        assertThat(with.requests().get("lookers").goodput().value()).isCloseTo(50, within(4.0));
    }

    @Test
    void concurrency_thatNeedsMoreMemoryThanThereIs_killsTheContainer() {
        Document document = open(Architecture.empty().withComponent(id("front"),
                caller(new Step.Wait(Distribution.parse("1s")))), "front", "1/s");
        document = set(set(set(document, "workloads.users.arrivals", "constant(100/s)"),
                "components.front.container.memory", "50Mi"), "components.front.container.memoryPerRequest", "1Mi");

        SimulationResult result = FaultsTest.run(document);

        // the 51st request inside comes half a second after a start; back-offs of 0, 10, 20 and 40 s follow
        assertThat(result.requests().get("users").completed()).isZero();
        assertThat(result.components().get("front").replicas().mean()).isLessThan(0.2);
    }

    @Test
    void hungProcess_isStartedAnewByItsLivenessCheck() {
        Document document = set(set(single(), "components.back.probes.liveness.path", "/alive"),
                "components.back.probes.grace", "5s");

        SimulationResult result = FaultsTest.run(document, new Fault.Hang(id("back"), AT, null, null, null, null));

        // PROBE-1: noticed after 21 to 31 s, killed 5 s later, known a second after that
        double lost = (6000 - result.requests().get("users").completed()) / 100.0;
        assertThat(lost).isBetween(26.0, 37.1);
    }

    @Test
    void hungProcess_whosePortIsChecked_staysHung() {
        Document document = set(single(), "components.back.probes.liveness.period", "1s");

        SimulationResult result = FaultsTest.run(document, new Fault.Hang(id("back"), AT, null, null, null, null));

        assertThat(result.requests().get("users").completed()).isBetween(995L, 1001L);
    }

    @Test
    void readinessCheck_ofABusyReplica_takesItOutOfTheBalancing() {
        Component back = Component.of(ComponentKind.SERVICE).withContainer(Container.UNSPECIFIED.withWorkers(1))
                .withOperation("serve", Operation.of(new Step.Wait(Distribution.parse("5ms"))));
        Document document = set(set(set(open(Architecture.empty().withComponent(id("back"), back), "back", "100/s"),
                "components.back.replicas", "2"), "components.back.probes.readiness.path", "/ready"),
                "components.back.probes.readiness.period", "1s");

        SimulationResult result = FaultsTest.run(document,
                new Fault.Slow(id("back"), AT, null, 100.0, null, 1, null, null));

        // one of two gets half of the load for 3 s of failed checks and a second more, then hardly any
        assertThat(result.requests().get("users").completed()).isGreaterThan(5000);
        SimulationResult without = FaultsTest.run(set(document, "components.back.probes.readiness.period", "1h"),
                new Fault.Slow(id("back"), AT, null, 100.0, null, 1, null, null));
        assertThat(without.requests().get("users").completed()).isLessThan(4000);
    }

    private static Operation operation(int priority) {
        return new Operation(null, null, null, null, null, priority,
                List.of(new Step.Compute(Distribution.parse("10ms"))));
    }

    private static double goodputAtTheEnd(SimulationResult result) {
        List<Double> goodput = result.timeline().requests().get("users").goodput();
        return goodput.subList(goodput.size() / 2, goodput.size()).stream().mapToDouble(Double::doubleValue).average()
                .orElseThrow();
    }

    private static Document single() {
        return set(open(Architecture.empty().withComponent(id("back"),
                caller(new Step.Wait(Distribution.parse("1ms")))), "back", "1/s"), "workloads.users.arrivals",
                "constant(100/s)");
    }

    private static Document storm() {
        Document document = open(Architecture.empty().withComponent(id("front"), caller(Step.Call.to("server")))
                .withComponent(id("server"), server(1, "exponential(3333333ns)"))
                .withConnection(ConnectionId.parse("front->server"),
                        Connection.UNSPECIFIED.withTimeout(TimeSpan.parse("200ms"))),
                "front", "150/s");
        return set(document, "connections.front->server.retry.attempts", "3");
    }

    private static Document set(Document document, String path, String value) {
        return PropertyPath.parse(path).with(document, value);
    }
}
