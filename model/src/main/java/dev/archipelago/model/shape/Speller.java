package dev.archipelago.model.shape;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.finding.Place;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.model.shape.Node.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Turns values of the model into the tree that a file spells out.
///
/// What was left out stays left out, as do empty lists and maps. Marks as open what is compared line by line: the
/// entries of maps whose values are records, of objectives and positions, and the steps of an operation.
public final class Speller {
    private static final Pattern PLAIN_NUMBER = Pattern.compile("(0|[1-9][0-9]{0,8})");

    private Speller() {}

    /// The tree of a value of that shape.
    public static Node spell(Shape shape, Object value) {
        return spell(shape, value, false);
    }

    private static Node spell(Shape shape, Object value, boolean insideStep) {
        return switch (shape) {
            case ScalarShape s -> scalar(s, value);
            case ChoiceShape _ -> new Node.Scalar(Kind.TEXT, ChoiceShape.word(value), Place.NONE);
            case ObjectShape s -> object(s, value, insideStep, "");
            case OneOfShape s -> object(s.of(value), value, true, s.of(value).keys().getFirst());
            case ListShape s -> list(s, (List<?>) value, insideStep);
            case MapShape s -> map(s, (Map<?, ?>) value);
        };
    }

    private static Node scalar(ScalarShape shape, Object value) {
        String text = shape.print(value);
        Kind kind = switch (shape.form()) {
            case TEXT, QUANTITY -> Kind.TEXT;
            case WHOLE_NUMBER, NUMBER -> Kind.NUMBER;
            case TRUTH -> Kind.TRUTH;
            case COUNT -> shape.type() != Cores.class
                    && PLAIN_NUMBER.matcher(text).matches() ? Kind.NUMBER : Kind.TEXT;
        };
        return new Node.Scalar(kind, text, Place.NONE);
    }

    /// @param always the key that is written even when its list is empty
    private static Node object(ObjectShape shape, Object owner, boolean insideStep, String always) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (Part part : shape.parts()) {
            Object value = part.of(owner);
            boolean left = value == null || value instanceof List<?> list && list.isEmpty()
                    || value instanceof Map<?, ?> map && map.isEmpty();
            if (value != null && (!left || part.key().equals(always))) {
                entries.put(part.key(), entry(spell(part.shape(), value, insideStep)));
            }
        }
        return new Node.Mapping(entries, Place.NONE, shape == Shapes.DOCUMENT);
    }

    private static Node list(ListShape shape, List<?> items, boolean insideStep) {
        boolean open = !insideStep && shape.element() instanceof OneOfShape;
        return new Node.Sequence(items.stream().map(item -> spell(shape.element(), item, insideStep)).toList(),
                Place.NONE, open);
    }

    private static Node map(MapShape shape, Map<?, ?> map) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        map.forEach((key, value) -> entries.put(shape.key().print(key), entry(spell(shape.value(), value))));
        Class<?> key = shape.key().type();
        boolean open = shape.value() instanceof ObjectShape || key == ComponentId.class || key == ConnectionId.class
                || shape.value() instanceof ScalarShape scalar && scalar.type() == Objective.class;
        return new Node.Mapping(entries, Place.NONE, open);
    }

    private static Node.Entry entry(Node value) {
        return new Node.Entry(Place.NONE, value);
    }
}
