package dev.archipelago.model.shape;

import dev.archipelago.model.quantity.NotationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Changes values wherever they stand in a document, such as an id that is referred to from many places.
///
/// Where a value is taken out, what cannot be without it goes as well: a call without the operation it calls, a parallel
/// step without branches, a workload that enters nowhere. Parts that do not change stay the same objects.
public final class Rewriter {
    private final Rewrite rewrite;

    /// What becomes of the values.
    public interface Rewrite {

        /// The record that stands for this one, before its parts are rewritten.
        default Object record(Object record) {
            return record;
        }

        /// The scalar that stands for this one; null takes it out.
        ///
        /// @param owner the record that it is a part of
        /// @param key the part
        @Nullable
        Object scalar(Object value, ObjectShape owner, String key);

        /// The key that stands for this one; null takes the entry out.
        ///
        /// @param owner the record that has the map
        /// @param part the part that is the map
        default @Nullable Object key(Object key, ObjectShape owner, String part) {
            return scalar(key, owner, part);
        }
    }

    public Rewriter(Rewrite rewrite) {
        this.rewrite = rewrite;
    }

    /// The rewritten record; empty when it cannot be without what was taken out.
    public <T> Optional<T> apply(ObjectShape shape, T value) {
        @SuppressWarnings("unchecked") // a shape builds what it describes
        T changed = (T) object(shape, Objects.requireNonNull(value));
        return Optional.ofNullable(changed);
    }

    private @Nullable Object value(Shape shape, Object value, ObjectShape owner, String key) {
        return switch (shape) {
            case ScalarShape _ -> rewrite.scalar(value, owner, key);
            case ChoiceShape _ -> value;
            case ObjectShape s -> object(s, rewrite.record(value));
            case OneOfShape s -> {
                Object record = rewrite.record(value);
                yield object(s.of(record), record);
            }
            case ListShape s -> list(s, (List<?>) value, owner, key);
            case MapShape s -> map(s, (Map<?, ?>) value, owner, key);
        };
    }

    private @Nullable Object object(ObjectShape shape, Object owner) {
        Map<String, Object> values = shape.values(owner);
        Map<String, Object> changed = new LinkedHashMap<>();
        boolean same = true;
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            Part part = shape.part(entry.getKey()).orElseThrow();
            Object value = value(part.shape(), entry.getValue(), shape, part.key());
            if (value != null) {
                changed.put(part.key(), value);
            }
            if (isGone(part, entry.getValue(), value)) {
                return null;
            }
            same &= isSame(value, entry.getValue());
        }
        return same ? owner : built(shape, changed);
    }

    private static boolean isGone(Part part, Object before, @Nullable Object after) {
        if (after == null) {
            return part.required();
        }
        return part.defaultText() == null && before instanceof List<?> old && !old.isEmpty()
                && after instanceof List<?> rest && rest.isEmpty();
    }

    private static @Nullable Object built(ObjectShape shape, Map<String, Object> values) {
        try {
            return shape.build(values);
        } catch (NotationException e) {
            return null;
        }
    }

    private Object list(ListShape shape, List<?> items, ObjectShape owner, String key) {
        List<Object> changed = new ArrayList<>(items.size());
        boolean same = true;
        for (Object item : items) {
            Object value = value(shape.element(), item, owner, key);
            if (value != null) {
                changed.add(value);
            }
            same &= isSame(value, item);
        }
        return same ? items : changed;
    }

    private Object map(MapShape shape, Map<?, ?> entries, ObjectShape owner, String part) {
        Map<Object, Object> changed = new LinkedHashMap<>();
        boolean same = true;
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            Object key = rewrite.key(entry.getKey(), owner, part);
            Object value = key == null ? null : value(shape.value(), entry.getValue(), owner, part);
            if (key != null && value != null) {
                changed.put(key, value);
            }
            same &= isSame(value, entry.getValue()) && entry.getKey().equals(key);
        }
        return same ? entries : changed;
    }

    @SuppressWarnings("ReferenceEquality") // whether a part was left untouched, not whether it is equal
    private static boolean isSame(@Nullable Object a, Object b) {
        return a == b;
    }
}
