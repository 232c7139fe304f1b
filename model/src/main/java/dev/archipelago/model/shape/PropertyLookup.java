package dev.archipelago.model.shape;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.quantity.NotationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follows property paths into a document.
final class PropertyLookup {

    private PropertyLookup() {}

    /// What a path leads to.
    ///
    /// @param part null for items and entries
    /// @param value null where it was left out
    record Found(Shape shape, @Nullable Part part, @Nullable Object value) {}

    static Found find(Document document, PropertyPath path) {
        Found found = new Found(Shapes.DOCUMENT, null, document);
        for (int depth = 0; depth < path.segments().size(); depth++) {
            found = step(found, path.segments().subList(0, depth), path.segments().get(depth));
        }
        return found;
    }

    private static Found step(Found from, List<String> before, String segment) {
        Object value = from.value();
        return switch (from.shape()) {
            case ObjectShape s -> ofObject(s, value, before, segment);
            case OneOfShape s -> {
                if (value == null) {
                    throw nothing(before, segment, List.of());
                }
                yield ofObject(s.of(value), value, before, segment);
            }
            case MapShape s -> ofMap(s, value == null ? Map.of() : (Map<?, ?>) value, before, segment);
            case ListShape s -> {
                List<?> items = value == null ? List.of() : (List<?>) value;
                int index = index(before, segment, items.size() - 1);
                yield new Found(s.element(), null, items.get(index));
            }
            case ScalarShape _,ChoiceShape _ -> throw noParts(before, segment);
        };
    }

    private static Found ofObject(ObjectShape shape, @Nullable Object owner, List<String> before, String segment) {
        Part part = part(shape, before, segment);
        return new Found(part.shape(), part, owner == null ? null : part.of(owner));
    }

    private static Found ofMap(MapShape shape, Map<?, ?> map, List<String> before, String segment) {
        Object key = key(shape, before, segment);
        if (!map.containsKey(key)) {
            throw nothing(before, segment, names(shape, map));
        }
        return new Found(shape.value(), null, map.get(key));
    }

    static Part part(ObjectShape shape, List<String> before, String segment) {
        return shape.part(segment).orElseThrow(() -> new PropertyException(PropertyPath.spelled(before),
                Wording.of("A %s has no '%s'%s.", Wording.phrase(shape.noun()), segment, in(before)),
                Nearest.advice(segment, shape.keys())));
    }

    static Object key(MapShape shape, List<String> before, String segment) {
        try {
            return shape.key().parse(segment);
        } catch (NotationException e) {
            throw new PropertyException(PropertyPath.spelled(before),
                    Wording.of("'%s'%s is not %s.", segment, in(before), Wording.phrase(e.expected())), Wording.NONE);
        }
    }

    /// @param last the highest index there may be
    static int index(List<String> before, String segment, int last) {
        if (!segment.matches("[0-9]{1,8}") || Integer.parseInt(segment) > last) {
            throw new PropertyException(PropertyPath.spelled(before),
                    Wording.of("There is no item %s%s.", segment, in(before)),
                    last < 0 ? Wording.of("The list is empty.") : Wording.of("Items are numbered from 0 to %s.", last));
        }
        return Integer.parseInt(segment);
    }

    static PropertyException noParts(List<String> before, String segment) {
        return new PropertyException(PropertyPath.spelled(before),
                Wording.of("There is no '%s'%s: that is a single value.", segment, in(before)), Wording.NONE);
    }

    static PropertyException nothing(List<String> before, String segment, Collection<String> known) {
        return new PropertyException(PropertyPath.spelled(before),
                Wording.of("There is no '%s'%s.", segment, in(before)),
                Nearest.advice(segment, known));
    }

    static List<String> names(MapShape shape, Map<?, ?> map) {
        return map.keySet().stream().map(shape.key()::print).toList();
    }

    private static Wording in(List<String> before) {
        return before.isEmpty() ? Wording.NONE : Wording.of(" in %s", PropertyPath.spelled(before));
    }

    static void collect(Shape shape, Object value, List<String> path, List<PropertyPath> into) {
        switch (shape) {
            case ScalarShape _,ChoiceShape _ -> into.add(new PropertyPath(path));
            case ObjectShape s -> s.values(value).forEach((key, child) -> collect(s.part(key).orElseThrow().shape(),
                    child, extended(path, key), into));
            case OneOfShape s -> collect(s.of(value), value, path, into);
            case MapShape s -> ((Map<?, ?>) value)
                    .forEach((key, child) -> collect(s.value(), child, extended(path, s.key().print(key)), into));
            case ListShape s -> {
                List<?> items = (List<?>) value;
                for (int i = 0; i < items.size(); i++) {
                    collect(s.element(), items.get(i), extended(path, Integer.toString(i)), into);
                }
            }
        }
    }

    private static List<String> extended(List<String> path, String segment) {
        List<String> longer = new ArrayList<>(path);
        longer.add(segment);
        return longer;
    }
}
