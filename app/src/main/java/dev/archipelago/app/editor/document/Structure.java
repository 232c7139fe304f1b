package dev.archipelago.app.editor.document;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.shape.ListShape;
import dev.archipelago.model.shape.MapShape;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.OneOfShape;
import dev.archipelago.model.shape.Part;
import dev.archipelago.model.shape.ScalarShape;
import dev.archipelago.model.shape.Shape;
import dev.archipelago.model.shape.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads and replaces any part of a document by its pointer, whatever records, maps and lists lie between.
///
/// Values are those of the model, not texts.
public final class Structure {
    private Structure() {}

    /// The value at a pointer; empty when it was left out or leads nowhere.
    public static Optional<Object> value(Document document, Pointer pointer) {
        Object value = document;
        Shape shape = Shapes.DOCUMENT;
        for (String segment : pointer.segments()) {
            Step step = step(shape, value, segment);
            if (step.value() == null) {
                return Optional.empty();
            }
            value = step.value();
            shape = step.shape();
        }
        return Optional.of(value);
    }

    /// The document with another value at a pointer; null leaves the value out, takes the entry away or the element out.
    ///
    /// What lies on the way and is missing is made; an optional record that loses its last part is left out as well.
    ///
    /// @throws NotationException when the value does not go together with what is there
    public static Document with(Document document, Pointer pointer, @Nullable Object value) {
        Object changed = replaced(Shapes.DOCUMENT, document, pointer.segments(), value);
        return (Document) changed;
    }

    private record Step(Shape shape, @Nullable Object value) {}

    private static Step step(Shape shape, @Nullable Object owner, String segment) {
        return switch (shape) {
            case ObjectShape object -> {
                Part part = object.part(segment).orElseThrow(() -> unknown(segment));
                yield new Step(part.shape(), owner == null ? null : part.of(owner));
            }
            case OneOfShape oneOf -> step(oneOf.of(present(owner, segment)), owner, segment);
            case MapShape map -> new Step(map.value(),
                    owner == null ? null : ((Map<?, ?>) owner).get(map.key().parse(segment)));
            case ListShape list -> {
                List<?> elements = owner == null ? List.of() : (List<?>) owner;
                int index = index(segment);
                yield new Step(list.element(), index < elements.size() ? elements.get(index) : null);
            }
            case ScalarShape _,ChoiceShape _ -> throw unknown(segment);
        };
    }

    private static Object replaced(Shape shape, @Nullable Object owner, List<String> path, @Nullable Object value) {
        String segment = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        Step step = step(shape, owner, segment);
        Object inner = rest.isEmpty() ? value : replaced(step.shape(), step.value(), rest, value);
        return switch (shape) {
            case ObjectShape object -> objectWith(object, owner, segment, collapsed(object, segment, inner));
            case OneOfShape oneOf -> objectWith(oneOf.of(present(owner, segment)), owner, segment, inner);
            case MapShape map -> mapWith((Map<?, ?>) owner, map.key().parse(segment), inner);
            case ListShape _ -> listWith((List<?>) owner, index(segment), inner);
            case ScalarShape _,ChoiceShape _ -> throw unknown(segment);
        };
    }

    /// An optional record without any part says nothing: left out.
    private static @Nullable Object collapsed(ObjectShape owner, String key, @Nullable Object inner) {
        Part part = owner.part(key).orElseThrow();
        if (inner != null && !part.required() && part.shape() instanceof ObjectShape object && isEmpty(object, inner)) {
            return null;
        }
        return inner;
    }

    private static boolean isEmpty(ObjectShape shape, Object value) {
        return shape.values(value).values().stream().allMatch(
                part -> part instanceof Map<?, ?> map && map.isEmpty()
                        || part instanceof List<?> list && list.isEmpty());
    }

    private static Object objectWith(ObjectShape shape, @Nullable Object owner, String key, @Nullable Object inner) {
        Map<String, Object> values = owner == null ? new LinkedHashMap<>() : shape.values(owner);
        if (inner == null) {
            values.remove(key);
        } else {
            values.put(key, inner);
        }
        List<String> missing = shape.missing(values);
        if (!missing.isEmpty()) {
            throw new NotationException(key, "enough: a " + shape.noun() + " needs " + String.join(", ", missing));
        }
        return shape.build(values);
    }

    private static Object mapWith(@Nullable Map<?, ?> owner, Object key, @Nullable Object inner) {
        Map<Object, Object> entries = owner == null ? new LinkedHashMap<>() : new LinkedHashMap<>(owner);
        if (inner == null) {
            entries.remove(key);
        } else {
            entries.put(key, inner);
        }
        return entries;
    }

    private static Object listWith(@Nullable List<?> owner, int index, @Nullable Object inner) {
        List<Object> elements = owner == null ? new ArrayList<>() : new ArrayList<>(owner);
        if (inner == null) {
            elements.remove(index);
        } else if (index < elements.size()) {
            elements.set(index, inner);
        } else {
            elements.add(inner);
        }
        return elements;
    }

    private static Object present(@Nullable Object owner, String segment) {
        if (owner == null) {
            throw unknown(segment);
        }
        return owner;
    }

    private static int index(String segment) {
        try {
            return Integer.parseInt(segment);
        } catch (NumberFormatException _) {
            throw unknown(segment);
        }
    }

    private static NotationException unknown(String segment) {
        return new NotationException(segment, "a part of the document");
    }
}
