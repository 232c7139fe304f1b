package dev.archipelago.model.graph;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the channel that a step or an operation names: "broker.channel", or "channel" where one broker has it.
public final class Channels {

    private Channels() {}

    /// The broker and channel meant, empty when there is none or the name fits several brokers.
    public static Optional<OperationRef> resolve(Architecture architecture, String name) {
        int dot = name.indexOf('.');
        List<OperationRef> candidates = architecture.components().entrySet().stream()
                .filter(entry -> entry.getValue().kind() == ComponentKind.BROKER)
                .filter(entry -> dot < 0 || entry.getKey().value().equals(name.substring(0, dot)))
                .filter(entry -> has(entry, name.substring(dot + 1)))
                .map(entry -> new OperationRef(entry.getKey(), name.substring(dot + 1))).toList();
        return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
    }

    /// A channel of a broker, named alone or with it.
    public static Optional<OperationRef> ofBroker(Architecture architecture, ComponentId broker, String name) {
        return resolve(architecture, name.indexOf('.') < 0 ? broker + "." + name : name)
                .filter(channel -> channel.component().equals(broker));
    }

    private static boolean has(Map.Entry<ComponentId, Component> entry, String channel) {
        var broker = entry.getValue().broker();
        return broker != null && broker.channels().containsKey(channel);
    }

    /// The operations whose work is driven by this channel.
    public static List<OperationRef> consumers(Architecture architecture, OperationRef channel) {
        return architecture.components().entrySet().stream()
                .flatMap(component -> component.getValue().operations().entrySet().stream()
                        .filter(operation -> consumes(architecture, operation.getValue().consumes(), channel))
                        .map(operation -> new OperationRef(component.getKey(), operation.getKey())))
                .toList();
    }

    /// The operations that take messages of this channel in the middle of their work.
    public static List<OperationRef> takers(Architecture architecture, OperationRef channel) {
        return architecture.components().entrySet().stream()
                .flatMap(component -> component.getValue().operations().entrySet().stream()
                        .filter(operation -> operation.getValue().steps().stream().flatMap(Step::all)
                                .anyMatch(step -> step instanceof Step.Consume consume
                                        && consumes(architecture, consume.consume(), channel)))
                        .map(operation -> new OperationRef(component.getKey(), operation.getKey())))
                .toList();
    }

    private static boolean consumes(Architecture architecture, @Nullable String name,
            OperationRef channel) {
        return name != null && resolve(architecture, name).filter(channel::equals).isPresent();
    }
}
