package dev.archipelago.model.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.BrokerSettings;
import dev.archipelago.model.Channel;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.graph.Link.Use;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopologyTest {

    private static final Channel CHANNEL = Channel.of(null);

    @Test
    void links_ofNestedSteps_areFoundWithTheirUse() {
        Architecture architecture = Architecture.empty()
                .withComponent(id("web"), service(Operation.of(new Step.Parallel(
                        List.of(Step.Call.to("orders.place"),
                                new Step.Query(OperationRef.parse("db"), null, null, null, null, null)),
                        null))))
                .withComponent(id("orders"),
                        Component.of(ComponentKind.SERVICE).withOperation("place",
                                Operation.of(Step.Publish.to("events.placed"))))
                .withComponent(id("db"), Component.of(ComponentKind.DATABASE))
                .withComponent(id("events"),
                        Component.of(ComponentKind.BROKER)
                                .withBroker(new BrokerSettings(null, Map.of("placed", CHANNEL))))
                .withComponent(id("mailer"), service(
                        new Operation(null, null, "placed", null, null, null, List.of())));

        assertThat(Topology.of(architecture, Map.of()).links()).containsExactly(
                new Link(id("web"), id("orders"), Set.of(Use.SYNC)), new Link(id("web"), id("db"), Set.of(Use.QUERY)),
                new Link(id("orders"), id("events"), Set.of(Use.PUBLISH)),
                new Link(id("events"), id("mailer"), Set.of(Use.DELIVER)));
    }

    @Test
    void synchronousCycles_throughThreeServices_areFound() {
        Architecture architecture = Architecture.empty()
                .withComponent(id("a"), service(Operation.of(Step.Call.to("b"))))
                .withComponent(id("b"), service(Operation.of(Step.Call.to("c"))))
                .withComponent(id("c"), service(Operation.of(Step.Call.to("a"))))
                .withComponent(id("d"), service(Operation.of(Step.Call.to("d"))));

        assertThat(Topology.of(architecture, Map.of()).synchronousCycles())
                .containsExactly(List.of(id("a"), id("b"), id("c")), List.of(id("d")));
    }

    @Test
    void unreachable_withoutAnyCaller_isReported() {
        Architecture architecture = Architecture.empty()
                .withComponent(id("a"), service(Operation.of(Step.Call.to("b"))))
                .withComponent(id("b"), service(Operation.of())).withComponent(id("c"), service(Operation.of()));
        Map<String, Workload> workloads = Ordered.copyOf(
                Map.of("users", Workload.open(OperationRef.parse("a"), Arrival.parse("poisson(1/s)"))));

        assertThat(Topology.of(architecture, workloads).unreachable()).containsExactly(id("c"));
    }

    @Test
    void links_declaredButUnused_haveNoUse() {
        Architecture architecture = Architecture.empty().withComponent(id("a"), service(Operation.of()))
                .withComponent(id("b"), service(Operation.of()))
                .withConnection(new ConnectionId(id("a"), id("b")), Connection.UNSPECIFIED);

        assertThat(Topology.of(architecture, Map.of()).links())
                .containsExactly(new Link(id("a"), id("b"), Set.of()));
    }

    private static ComponentId id(String value) {
        return new ComponentId(value);
    }

    private static Component service(Operation operation) {
        return Component.of(ComponentKind.SERVICE).withOperation("handle", operation);
    }
}
