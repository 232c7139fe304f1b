package dev.archipelago.model.edit;

import dev.archipelago.model.BrokerSettings;
import dev.archipelago.model.CacheSettings;
import dev.archipelago.model.Channel;
import dev.archipelago.model.ChannelKind;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Container;
import dev.archipelago.model.DatabaseSettings;
import dev.archipelago.model.ExternalSettings;
import dev.archipelago.model.Operation;
import dev.archipelago.model.Step;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the palette adds: a component of each kind with values that can be simulated at once.
public final class NewComponent {

    private NewComponent() {}

    /// Adds a component of that kind under an id that is not taken: service, service-2 ...
    public static Edit.AddComponent of(Document document, ComponentKind kind, @Nullable Position position) {
        Set<String> taken = document.architecture().components().keySet().stream().map(ComponentId::value)
                .collect(Collectors.toSet());
        String base = kind == ComponentKind.CLIENT ? "users" : ChoiceShape.word(kind);
        return new Edit.AddComponent(new ComponentId(unused(base, taken)), component(kind), position);
    }

    /// A component of that kind.
    public static Component component(ComponentKind kind) {
        Component plain = Component.of(kind);
        return switch (kind) {
            case CLIENT -> plain;
            case GATEWAY -> working(plain.withContainer(container("500m", "256Mi", 256)), "handle", "exponential(1ms)");
            case SERVICE -> working(plain.withContainer(container("500m", "512Mi", 64)), "handle", "exponential(5ms)");
            case DATABASE -> working(with(plain, null, new DatabaseSettings("postgresql", 100, null, null, null, null,
                    null, null, null, null, null, null, null, null, null, null), null, null)
                    .withContainer(container("1", "1Gi", null)),
                    "query",
                    "exponential(2ms)");
            case CACHE -> working(
                    with(plain,
                            new CacheSettings(new Share(0.8), null, null, null, null, null, null, null, null, null,
                                    null),
                            null, null,
                            null).withContainer(container("250m", "256Mi", null)),
                    "get", "100us");
            case BROKER -> plain
                    .withBroker(new BrokerSettings(null, Ordered.with(Ordered.of(), "messages", queue())));
            case EXTERNAL -> with(plain, null, null, null, external("exponential(50ms)", 0.999));
            case THIRD_PARTY -> with(plain, null, null, null, external("lognormal(mean=100ms, cv=1)", 0.995));
        };
    }

    private static Component working(Component component, String operation, String compute) {
        return component.withOperation(operation, Operation.of(new Step.Compute(Distribution.parse(compute))));
    }

    private static Container container(String cpu, String memory, @Nullable Integer workers) {
        return new Container(null, null, Ordered.of(), Cores.parse(cpu), null, DataSize.parse(memory), null, workers,
                null, null, null, null, null, Ordered.of(), List.of());
    }

    private static ExternalSettings external(String latency, double availability) {
        return new ExternalSettings(Distribution.parse(latency), new Share(availability), null, null, null);
    }

    private static Component with(Component c, @Nullable CacheSettings cache, @Nullable DatabaseSettings database,
            @Nullable BrokerSettings broker, @Nullable ExternalSettings external) {
        return new Component(c.kind(), c.name(), c.description(), c.context(), c.team(), c.container(), c.replicas(),
                c.autoscaling(), c.rollout(), c.probes(), c.placement(), c.volumes(), c.resources(), cache, database,
                broker, external, c.reliability(), c.operations());
    }

    static Operation smallWork() {
        return Operation.of(new Step.Compute(Distribution.parse("exponential(5ms)")));
    }

    static Channel queue() {
        return Channel.of(ChannelKind.QUEUE);
    }

    /// The base, or the base with the first number behind it that makes it unused.
    static String unused(String base, Collection<String> taken) {
        String id = base;
        for (int i = 2; taken.contains(id); i++) {
            String number = "-" + i;
            id = base.substring(0, Math.min(base.length(), 63 - number.length())) + number;
        }
        return id;
    }
}
