package dev.archipelago.model.edit;

import dev.archipelago.model.Channel;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.model.shape.PropertyPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Tells which texts of a document are references though their type does not say so.
final class References {

    private References() {}

    /// Whether a part names a channel.
    static boolean isChannel(ObjectShape owner, String key) {
        return owner.type() == Step.Publish.class && key.equals("publish")
                || owner.type() == Step.Consume.class && key.equals("consume")
                || owner.type() == Channel.class && key.equals("deadLetters")
                || owner.type() == Operation.class && key.equals("consumes")
                || owner.type() == Fault.Poison.class && key.equals("poison");
    }

    /// Whether a part is a property path; of a map, its keys.
    static boolean isPath(ObjectShape owner, String key) {
        return owner.type() == Scenario.class && key.equals("set")
                || owner.type() == Change.SetValue.class && key.equals("set");
    }

    /// A property path with every component in it replaced.
    ///
    /// @param component the id that stands for one; null takes the path out
    static @Nullable String path(String text, Function<ComponentId, @Nullable ComponentId> component) {
        Optional<List<String>> segments = segments(text);
        if (segments.isEmpty()) {
            return text;
        }
        List<String> changed = changed(segments.get(), component);
        return changed.isEmpty() ? null : changed.equals(segments.get()) ? text : new PropertyPath(changed).toString();
    }

    static Optional<List<String>> segments(String text) {
        try {
            return Optional.of(PropertyPath.parse(text).segments());
        } catch (PropertyException e) {
            return Optional.empty();
        }
    }

    /// Empty when the path is taken out.
    private static List<String> changed(List<String> segments, Function<ComponentId, @Nullable ComponentId> component) {
        List<String> changed = new ArrayList<>(segments);
        for (int i = 1; i < segments.size(); i++) {
            String before = segments.get(i - 1);
            String segment = segments.get(i);
            String replaced = i == 1 && before.equals("components") || i == 2 && before.equals("positions")
                    ? one(segment, component)
                    : i == 1 && before.equals("connections")
                            ? connection(segment, component)
                            : before.equals("mix") ? operation(segment, component) : segment;
            if (replaced == null) {
                return List.of();
            }
            changed.set(i, replaced);
        }
        return changed;
    }

    private static @Nullable String one(String text, Function<ComponentId, @Nullable ComponentId> component) {
        if (!ComponentId.isLabel(text)) {
            return text;
        }
        ComponentId id = component.apply(new ComponentId(text));
        return id == null ? null : id.value();
    }

    private static @Nullable String connection(String text, Function<ComponentId, @Nullable ComponentId> component) {
        try {
            ConnectionId id = connection(ConnectionId.parse(text), component);
            return id == null ? null : id.toString();
        } catch (NotationException e) {
            return text;
        }
    }

    private static @Nullable String operation(String text, Function<ComponentId, @Nullable ComponentId> component) {
        try {
            OperationRef ref = operation(OperationRef.parse(text), component);
            return ref == null ? null : ref.toString();
        } catch (NotationException e) {
            return text;
        }
    }

    static @Nullable ConnectionId connection(ConnectionId id, Function<ComponentId, @Nullable ComponentId> component) {
        ComponentId from = component.apply(id.from());
        ComponentId to = component.apply(id.to());
        return from == null || to == null ? null : new ConnectionId(from, to);
    }

    static @Nullable OperationRef operation(OperationRef ref, Function<ComponentId, @Nullable ComponentId> component) {
        ComponentId id = component.apply(ref.component());
        return id == null ? null : new OperationRef(id, ref.operation());
    }

    /// A typed reference with every component in it replaced; anything else as it is.
    static @Nullable Object typed(Object value, Function<ComponentId, @Nullable ComponentId> component) {
        return switch (value) {
            case ComponentId id -> component.apply(id);
            case ConnectionId id -> connection(id, component);
            case OperationRef ref -> operation(ref, component);
            default -> value;
        };
    }
}
