package dev.archipelago.app.editor.scenario;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.ListShape;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.OneOfShape;
import dev.archipelago.model.shape.Part;
import dev.archipelago.model.shape.ScalarShape;
import dev.archipelago.model.shape.Shapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The kinds of faults that the format knows: named by their first key, which says what they strike.
final class FaultKinds {
    private static final OneOfShape SHAPE = (OneOfShape) ((ListShape) Shapes.of(Scenario.class).part("faults")
            .orElseThrow().shape()).element();
    private static final String AT = "at";
    private static final String FOR = "for";
    private static final String EVERY = "every";

    private FaultKinds() {}

    static List<String> all() {
        return List.copyOf(SHAPE.alternatives().keySet());
    }

    static String of(Fault fault) {
        return SHAPE.of(fault).parts().getFirst().key();
    }

    static String name(String kind, Messages messages) {
        return messages.find("key." + kind).orElse(kind);
    }

    /// What it strikes.
    static String target(Fault fault) {
        Object target = SHAPE.of(fault).parts().getFirst().of(fault);
        return target instanceof List<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(target);
    }

    /// Whether it lasts for a time that can be given.
    static boolean lasts(Fault fault) {
        return SHAPE.of(fault).part(FOR).isPresent();
    }

    /// How strong it is: a share, a factor, a delay, a number of requests; empty where nothing is said.
    static String strength(Fault fault) {
        for (String key : List.of("share", "factor", "by", "requests")) {
            Optional<Part> part = SHAPE.of(fault).part(key);
            Object value = part.map(found -> found.of(fault)).orElse(null);
            if (value != null && part.get().shape() instanceof ScalarShape scalar) {
                return (key.equals("factor") ? "× " : "") + scalar.print(value);
            }
        }
        return "";
    }

    static Fault at(Fault fault, TimeSpan time) {
        return with(fault, AT, time);
    }

    static Fault lasting(Fault fault, TimeSpan time) {
        return with(fault, FOR, new Distribution.Constant(time));
    }

    private static Fault with(Fault fault, String key, Object value) {
        ObjectShape shape = SHAPE.of(fault);
        Map<String, Object> values = new LinkedHashMap<>(shape.values(fault));
        values.put(key, value);
        return (Fault) shape.build(values);
    }

    /// A fault of another kind at the same time, of the same target where that can be.
    static Fault changed(Fault fault, String kind, Document document) {
        ObjectShape before = SHAPE.of(fault);
        ObjectShape after = shape(kind);
        Map<String, Object> values = new LinkedHashMap<>(
                after.values(fresh(kind, document, fault.at(), TimeSpan.ofSeconds(10))));
        Part target = after.parts().getFirst();
        Object same = before.parts().getFirst().of(fault);
        if (same != null && sort(kind).equals(sort(of(fault))) && after.type() != before.type()
                && target.shape().equals(before.parts().getFirst().shape())) {
            values.put(target.key(), same);
        }
        for (String key : List.of(FOR, EVERY, "share", "replicas", "zone", "ramp")) {
            Object value = before.part(key).map(part -> part.of(fault)).orElse(null);
            if (after.part(key).isPresent()) {
                if (value == null) {
                    values.remove(key);
                } else {
                    values.put(key, value);
                }
            }
        }
        return (Fault) after.build(values);
    }

    /// What a name stands for, where the target is one.
    private static String sort(String kind) {
        return switch (kind) {
            case "zoneLoss", "partition" -> "zone";
            case "nodeLoss" -> "node pool";
            case "poison" -> "channel";
            default -> "workload";
        };
    }

    /// A new fault with a plausible target and strength.
    static Fault fresh(String kind, Document document, TimeSpan at, TimeSpan time) {
        ObjectShape shape = shape(kind);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Part part : shape.parts()) {
            Object value = part.key().equals(kind) ? target(kind, part, document) : value(part, at, time);
            if (value != null) {
                values.put(part.key(), value);
            }
        }
        return (Fault) shape.build(values);
    }

    private static ObjectShape shape(String kind) {
        return Objects.requireNonNull(SHAPE.alternatives().get(kind), kind);
    }

    private static @Nullable Object value(Part part, TimeSpan at, TimeSpan time) {
        return switch (part.key()) {
            case AT -> at;
            case FOR -> new Distribution.Constant(time);
            case "factor" -> part.required() ? 2.0 : null;
            case "by" -> new Distribution.Constant(TimeSpan.ofMillis(100));
            case "requests" -> 100;
            default -> null;
        };
    }

    private static Object target(String kind, Part part, Document document) {
        if (part.shape() instanceof ListShape) {
            return List.of(component(document, component -> component.kind() == ComponentKind.SERVICE));
        }
        Class<?> type = part.shape() instanceof ScalarShape scalar ? scalar.type() : String.class;
        if (type == ComponentId.class) {
            return kind.equals("flush")
                    ? component(document, component -> component.kind() == ComponentKind.CACHE)
                    : component(document, component -> component.kind() == ComponentKind.SERVICE);
        }
        if (type == ConnectionId.class) {
            return Topology.of(document.architecture(), document.workloads()).links().stream().map(Link::id)
                    .findFirst().orElseGet(() -> new ConnectionId(component(document, _ -> true),
                            component(document, _ -> true)));
        }
        return switch (sort(kind)) {
            case "zone" -> first(document.platformOrDefault().zones().keySet(), "zone-a");
            case "node pool" -> first(document.platformOrDefault().nodePools().keySet(), "pool");
            case "channel" -> channel(document);
            default -> first(document.workloads().keySet(), "users");
        };
    }

    private static String first(Set<String> names, String otherwise) {
        return names.stream().findFirst().orElse(otherwise);
    }

    private static String channel(Document document) {
        return document.architecture().components().entrySet().stream()
                .flatMap(entry -> Stream.ofNullable(entry.getValue().broker())
                        .flatMap(broker -> broker.channels().keySet().stream()
                                .map(channel -> entry.getKey() + "." + channel)))
                .findFirst().orElse("broker.channel");
    }

    /// The first such component, else the first of all.
    private static ComponentId component(Document document, Predicate<Component> wanted) {
        Map<ComponentId, Component> all = document.architecture().components();
        return all.entrySet().stream().filter(entry -> wanted.test(entry.getValue())).map(Map.Entry::getKey)
                .findFirst().or(() -> all.keySet().stream().findFirst()).orElseGet(() -> new ComponentId("service"));
    }
}
