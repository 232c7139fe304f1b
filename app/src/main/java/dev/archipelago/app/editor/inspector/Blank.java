package dev.archipelago.app.editor.inspector;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.model.policy.Autoscaling;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.shape.ListShape;
import dev.archipelago.model.shape.MapShape;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.OneOfShape;
import dev.archipelago.model.shape.Part;
import dev.archipelago.model.shape.ScalarShape;
import dev.archipelago.model.shape.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Plausible first values for what is added: the least that must be given, referring to what is there.
final class Blank {
    private final Document document;
    private final @Nullable ComponentId caller;

    /// @param place where something is added; what is inside a component refers to what that may call
    Blank(Document document, Pointer place) {
        this.document = document;
        List<String> segments = place.segments();
        this.caller = segments.size() > 1 && segments.getFirst().equals("components")
                ? new ComponentId(segments.get(1))
                : null;
    }

    Object value(Shape shape) {
        return switch (shape) {
            case ScalarShape scalar -> scalar(scalar);
            case ChoiceShape choice -> choice.parse(choice.words().getFirst());
            case ListShape _ -> List.of();
            case MapShape _ -> Map.of();
            case OneOfShape oneOf -> value(oneOf.alternatives().values().iterator().next());
            case ObjectShape object -> record(object);
        };
    }

    private Object record(ObjectShape shape) {
        Map<String, String> typical = typical(shape.type());
        Map<String, Object> values = new LinkedHashMap<>();
        for (Part part : shape.parts()) {
            String text = typical.get(part.key());
            if (text != null && part.shape() instanceof ScalarShape scalar) {
                values.put(part.key(), scalar.parse(text));
            } else if (part.required()) {
                values.put(part.key(), target(shape.type(), part).orElseGet(() -> value(part.shape())));
            } else if (shape.type() == Workload.class && part.key().equals("enters")) {
                values.put(part.key(), entrance());
            }
        }
        return shape.build(values);
    }

    /// What a step is done with, where only some kinds of components will do.
    private Optional<Object> target(Class<?> step, Part part) {
        if (step == Step.Query.class && part.key().equals("query")) {
            return Optional.of(asked(ComponentKind.DATABASE, "database"));
        }
        if (step == Step.CacheLookup.class && part.key().equals("cache")) {
            return Optional.of(asked(ComponentKind.CACHE, "cache"));
        }
        boolean channel = step == Step.Publish.class && part.key().equals("publish")
                || step == Step.Consume.class && part.key().equals("consume");
        return channel ? near(component -> !channels(component).isEmpty()).map(this::channel) : Optional.empty();
    }

    private static Set<String> channels(Component component) {
        return component.broker() == null ? Set.of() : component.broker().channels().keySet();
    }

    private String channel(ComponentId broker) {
        return broker + "." + channels(component(broker)).iterator().next();
    }

    private OperationRef asked(ComponentKind kind, String usual) {
        return near(component -> component.kind() == kind).map(this::operation)
                .orElseGet(() -> new OperationRef(new ComponentId(usual), null));
    }

    /// An operation that the caller may call without being called by it in turn, if there is one.
    private OperationRef callee(ComponentId at) {
        Topology topology = Topology.of(document.architecture(), document.workloads());
        return Stream.of(Set.of(ComponentKind.SERVICE, ComponentKind.EXTERNAL, ComponentKind.THIRD_PARTY),
                Set.of(ComponentKind.GATEWAY))
                .flatMap(kinds -> nearest(c -> kinds.contains(c.kind()) && !c.operations().isEmpty()))
                .filter(id -> !topology.reachedFrom(List.of(id)).contains(at))
                .findFirst().map(this::operation).orElseGet(this::entrance);
    }

    private Optional<ComponentId> near(Predicate<Component> wanted) {
        return nearest(wanted).findFirst();
    }

    /// What the caller is connected to first, then what it is not.
    private Stream<ComponentId> nearest(Predicate<Component> wanted) {
        Set<ComponentId> connected = Topology.of(document.architecture(), document.workloads()).links().stream()
                .map(Link::id).filter(id -> id.from().equals(caller)).map(ConnectionId::to).collect(Collectors.toSet());
        return Stream.<Predicate<ComponentId>>of(connected::contains, id -> !connected.contains(id))
                .flatMap(part -> document.architecture().components().entrySet().stream()
                        .filter(e -> part.test(e.getKey()) && wanted.test(e.getValue())).map(Map.Entry::getKey));
    }

    private OperationRef operation(ComponentId id) {
        return new OperationRef(id, component(id).operations().keySet().stream().findFirst().orElse(null));
    }

    private Component component(ComponentId id) {
        return document.architecture().component(id).orElseThrow();
    }

    /// Values that suit better than the example of the notation.
    private static Map<String, String> typical(Class<?> type) {
        if (type == Autoscaling.class) {
            return Map.of("min", "2", "max", "10", "cpu", "70%");
        }
        return type == Workload.class ? Map.of("arrivals", "poisson(100/s)") : Map.of();
    }

    private Object scalar(ScalarShape shape) {
        if (shape.type() == ComponentId.class) {
            return first(_ -> true);
        }
        if (shape.type() == OperationRef.class) {
            return caller == null ? entrance() : callee(caller);
        }
        if (shape.type() == ConnectionId.class) {
            return Topology.of(document.architecture(), document.workloads()).links().stream().map(Link::id).findFirst()
                    .orElseGet(() -> new ConnectionId(first(_ -> true), first(_ -> true)));
        }
        if (shape.type() == Objective.class) {
            return Objective.parse(document.workloads().keySet().stream().findFirst().orElse("users") + " p99 < 500ms");
        }
        if (shape.type() == Arrival.class) {
            return Arrival.parse("poisson(100/s)");
        }
        return shape.parse(shape.example());
    }

    /// An operation from which requests could start: of a gateway if there is one, else of any component.
    private OperationRef entrance() {
        return Stream.<Predicate<Component>>of(c -> c.kind() == ComponentKind.GATEWAY,
                c -> c.kind() == ComponentKind.SERVICE, _ -> true)
                .flatMap(wanted -> document.architecture().components().entrySet().stream()
                        .filter(entry -> wanted.test(entry.getValue()) && !entry.getValue().operations().isEmpty()))
                .findFirst()
                .map(entry -> operation(entry.getKey()))
                .orElseGet(() -> new OperationRef(first(_ -> true), null));
    }

    private ComponentId first(Predicate<Component> wanted) {
        return document.architecture().components().entrySet().stream().filter(e -> wanted.test(e.getValue()))
                .map(Map.Entry::getKey).findFirst().orElseGet(() -> new ComponentId("service"));
    }
}
