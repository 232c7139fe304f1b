package dev.archipelago.model.merge;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.shape.ListShape;
import dev.archipelago.model.shape.MapShape;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.OneOfShape;
import dev.archipelago.model.shape.Part;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.model.shape.ScalarShape;
import dev.archipelago.model.shape.Shape;
import dev.archipelago.model.shape.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Brings the changes of two sides together that began with the same document.
///
/// What one side changed is taken from it; what both changed alike is taken once. Records and maps are merged part by
/// part, lists such as the steps of an operation as a whole, for an order of steps is one thought. What both changed in
/// different ways is a conflict, and stays as in ours unless told otherwise.
public final class ThreeWayMerge {
    private final Document base;
    private final Document ours;
    private final Document theirs;
    private final Set<PropertyPath> preferred;
    private final List<Conflict> conflicts = new ArrayList<>();

    private ThreeWayMerge(Document base, Document ours, Document theirs, Set<PropertyPath> preferred) {
        this.base = base;
        this.ours = ours;
        this.theirs = theirs;
        this.preferred = Set.copyOf(preferred);
    }

    /// What came of it.
    ///
    /// @param conflicts all there were, those decided for theirs included
    public record Merged(Document document, List<Conflict> conflicts) {
        public Merged {
            conflicts = List.copyOf(conflicts);
        }
    }

    /// With ours at every conflict.
    public static Merged of(Document base, Document ours, Document theirs) {
        return of(base, ours, theirs, Set.of());
    }

    /// @param preferTheirs the conflicts at which theirs is taken, by their path
    public static Merged of(Document base, Document ours, Document theirs, Set<PropertyPath> preferTheirs) {
        ThreeWayMerge merge = new ThreeWayMerge(base, ours, theirs, preferTheirs);
        Object merged = merge.merged(Shapes.DOCUMENT, base, ours, theirs, List.of()).decided();
        return new Merged((Document) Objects.requireNonNull(merged), merge.conflicts);
    }

    /// A merged value: as decided, and as it would be with one side at every conflict.
    private record Sides(@Nullable Object decided, @Nullable Object ours, @Nullable Object theirs) {
        static Sides agreed(@Nullable Object value) {
            return new Sides(value, value, value);
        }
    }

    private Sides merged(Shape shape, @Nullable Object old, @Nullable Object our, @Nullable Object their,
            List<String> path) {
        if (Objects.equals(our, their) || Objects.equals(old, their)) {
            return Sides.agreed(our);
        }
        if (Objects.equals(old, our)) {
            return Sides.agreed(their);
        }
        return switch (shape) {
            case ObjectShape s when our != null && their != null -> object(s, old, our, their, path);
            case OneOfShape s when our != null && their != null && s.of(our) == s.of(their) ->
                object(s.of(our), old != null && s.of(old) == s.of(our) ? old : null, our, their, path);
            case MapShape s when our != null && their != null ->
                map(s, old == null ? Map.of() : (Map<?, ?>) old, (Map<?, ?>) our, (Map<?, ?>) their, path);
            case ObjectShape _,OneOfShape _,MapShape _,ScalarShape _,ChoiceShape _,ListShape _ ->
                conflict(our, their, path);
        };
    }

    private Sides object(ObjectShape shape, @Nullable Object old, Object our, Object their, List<String> path) {
        int before = conflicts.size();
        Map<String, Sides> values = new LinkedHashMap<>();
        for (Part part : shape.parts()) {
            values.put(part.key(), merged(part.shape(), old == null ? null : part.of(old), part.of(our),
                    part.of(their), child(path, part.key())));
        }
        try {
            return new Sides(shape.build(given(values, Sides::decided)), shape.build(given(values, Sides::ours)),
                    shape.build(given(values, Sides::theirs)));
        } catch (NotationException e) {
            // each side makes sense, both together do not: such as a limit below the request of the other
            conflicts.subList(before, conflicts.size()).clear();
            return conflict(our, their, path);
        }
    }

    private Sides map(MapShape shape, Map<?, ?> old, Map<?, ?> our, Map<?, ?> their, List<String> path) {
        Map<Object, Sides> values = new LinkedHashMap<>();
        for (Object key : keys(our, their)) {
            values.put(key, merged(shape.value(), old.get(key), our.get(key), their.get(key),
                    child(path, shape.key().print(key))));
        }
        return new Sides(given(values, Sides::decided), given(values, Sides::ours), given(values, Sides::theirs));
    }

    private static <K> Map<K, Object> given(Map<K, Sides> values, Function<Sides, @Nullable Object> side) {
        Map<K, Object> given = new LinkedHashMap<>();
        values.forEach((key, sides) -> {
            Object value = side.apply(sides);
            if (value != null) {
                given.put(key, value);
            }
        });
        return given;
    }

    /// The keys of ours, and each that only theirs has behind the one that it follows there.
    private static Set<Object> keys(Map<?, ?> our, Map<?, ?> their) {
        List<Object> keys = new ArrayList<>(our.keySet());
        int place = 0;
        for (Object key : their.keySet()) {
            int at = keys.indexOf(key);
            if (at < 0) {
                keys.add(place, key);
                place++;
            } else {
                place = at + 1;
            }
        }
        return new LinkedHashSet<>(keys);
    }

    private Sides conflict(@Nullable Object our, @Nullable Object their, List<String> path) {
        if (path.isEmpty()) {
            throw new IllegalStateException("expected two documents that can be merged part by part");
        }
        PropertyPath at = new PropertyPath(path);
        conflicts.add(new Conflict(at, spelled(at, base), spelled(at, ours), spelled(at, theirs)));
        return new Sides(preferred.contains(at) ? their : our, our, their);
    }

    private static @Nullable String spelled(PropertyPath path, Document document) {
        try {
            return path.read(document).orElse(null);
        } catch (PropertyException e) {
            return null; // not in this one
        }
    }

    private static List<String> child(List<String> path, String segment) {
        List<String> longer = new ArrayList<>(path);
        longer.add(segment);
        return longer;
    }
}
