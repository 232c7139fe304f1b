package dev.archipelago.model.shape;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes a document in which one property differs, rebuilding the records that lead to it.
final class PropertyChange {
    private final List<String> segments;
    private final @Nullable String text;

    /// @param text null removes the property
    PropertyChange(PropertyPath path, @Nullable String text) {
        this.segments = path.segments();
        this.text = text;
    }

    Document in(Document document) {
        return (Document) Objects.requireNonNull(changed(Shapes.DOCUMENT, document, 0));
    }

    private @Nullable Object changed(Shape shape, @Nullable Object value, int depth) {
        if (depth == segments.size()) {
            return text == null ? null : parsed(shape, text);
        }
        return switch (shape) {
            case ObjectShape s -> inObject(s, value, depth);
            case OneOfShape s -> {
                if (value == null) {
                    throw new PropertyException(spelled(depth),
                            Wording.of("'%s' must be given as a whole: %s.", spelled(depth), s.expectation()),
                            Wording.NONE);
                }
                yield inObject(s.of(value), value, depth);
            }
            case MapShape s -> inMap(s, value == null ? Ordered.of() : mapOf(value), depth);
            case ListShape s -> inList(s, value == null ? List.of() : (List<?>) value, depth);
            case ScalarShape _,ChoiceShape _ ->
                throw PropertyLookup.noParts(segments.subList(0, depth), segments.get(depth));
        };
    }

    private @Nullable Object inObject(ObjectShape shape, @Nullable Object owner, int depth) {
        Part part = PropertyLookup.part(shape, segments.subList(0, depth), segments.get(depth));
        Object child = changed(part.shape(), owner == null ? null : part.of(owner), depth + 1);
        if (owner == null && child == null) {
            return null;
        }
        Map<String, Object> values = owner == null ? new LinkedHashMap<>() : shape.values(owner);
        if (child == null) {
            values.remove(part.key());
        } else {
            values.put(part.key(), child);
        }
        List<String> missing = shape.missing(values);
        if (!missing.isEmpty()) {
            throw new PropertyException(spelled(depth), Wording.of("A %s must have %s%s.", Wording.phrase(shape.noun()),
                    missing.stream().map(key -> Wording.of("'%s'", key)).reduce((a, b) -> Wording.of("%s and %s", a, b))
                            .orElseThrow(),
                    depth == 0 ? Wording.NONE : Wording.of(" in %s", spelled(depth))),
                    owner == null
                            ? Wording.of("Set it as a whole: %s=..., %s=...", missing.getFirst(), part.key())
                            : Wording.NONE);
        }
        return built(shape, values, depth);
    }

    private Object built(ObjectShape shape, Map<String, Object> values, int depth) {
        try {
            return shape.build(values);
        } catch (NotationException e) {
            throw new PropertyException(spelled(depth),
                    Wording.of("That makes an impossible %s: expected %s.", Wording.phrase(shape.noun()),
                            Wording.phrase(e.expected())),
                    Wording.NONE);
        }
    }

    private Object inMap(MapShape shape, Map<Object, Object> map, int depth) {
        String segment = segments.get(depth);
        Object key = PropertyLookup.key(shape, segments.subList(0, depth), segment);
        boolean last = depth + 1 == segments.size();
        boolean cannotBeMade = !last && shape.value() instanceof ObjectShape entry
                && entry.missing(Map.of(segments.get(depth + 1), segment)).size() > 0;
        if (!map.containsKey(key) && (text == null || cannotBeMade)) {
            throw PropertyLookup.nothing(segments.subList(0, depth), segment, PropertyLookup.names(shape, map));
        }
        Object child = changed(shape.value(), map.get(key), depth + 1);
        return child == null ? Ordered.without(map, key) : Ordered.with(map, key, child);
    }

    private Object inList(ListShape shape, List<?> items, int depth) {
        int last = text == null ? items.size() - 1 : items.size();
        int index = PropertyLookup.index(segments.subList(0, depth), segments.get(depth), last);
        List<Object> changed = new ArrayList<>(items);
        Object child = changed(shape.element(), index < items.size() ? items.get(index) : null, depth + 1);
        if (child == null) {
            changed.remove(index);
        } else if (index == items.size()) {
            changed.add(child);
        } else {
            changed.set(index, child);
        }
        return changed;
    }

    private Object parsed(Shape shape, String spelling) {
        Binder binder = new Binder(Completion.NONE);
        return binder.bind(shape, Notation.parse(shape, spelling, this::refused))
                .orElseThrow(() -> refused(binder.problems().getFirst()));
    }

    private PropertyException refused(Finding problem) {
        Wording deeper = problem.pointer().isEmpty() ? Wording.NONE : Wording.of(" (at %s)", problem.pointer());
        return refused(deeper.isEmpty() ? problem.said() : Wording.of("%s%s", problem.said(), deeper),
                problem.advised());
    }

    private PropertyException refused(Wording said, Wording advised) {
        return new PropertyException(spelled(segments.size()), Wording.of("%s: %s", spelled(segments.size()), said),
                advised);
    }

    private String spelled(int depth) {
        return PropertyPath.spelled(segments.subList(0, depth));
    }

    @SuppressWarnings("unchecked") // what a MapShape describes is a map
    private static Map<Object, Object> mapOf(Object value) {
        return (Map<Object, Object>) value;
    }
}
