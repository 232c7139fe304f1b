package dev.archipelago.app.editor.inspector;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
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
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Plausible first values for what is added: the least that must be given, referring to what is there.
final class Blank {
    private final Document document;

    Blank(Document document) {
        this.document = document;
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
                values.put(part.key(), value(part.shape()));
            } else if (shape.type() == Workload.class && part.key().equals("enters")) {
                values.put(part.key(), entrance());
            }
        }
        return shape.build(values);
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
            return entrance();
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
                .map(entry -> new OperationRef(entry.getKey(),
                        entry.getValue().operations().keySet().iterator().next()))
                .orElseGet(() -> new OperationRef(first(_ -> true), null));
    }

    private ComponentId first(Predicate<Component> wanted) {
        return document.architecture().components().entrySet().stream().filter(e -> wanted.test(e.getValue()))
                .map(Map.Entry::getKey).findFirst().orElseGet(() -> new ComponentId("service"));
    }
}
