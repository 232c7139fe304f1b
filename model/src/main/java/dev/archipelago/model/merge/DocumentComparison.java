package dev.archipelago.model.merge;

import dev.archipelago.model.document.Document;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What differs between two documents, property by property; the order of entries does not count.
///
/// A record or an entry that one of them does not have is one difference. In lists, what is equal at the beginning and at
/// the end is not told; between them items are held against one another in order.
public final class DocumentComparison {
    private final Document before;
    private final Document after;
    private final List<Difference> differences = new ArrayList<>();

    private DocumentComparison(Document before, Document after) {
        this.before = before;
        this.after = after;
    }

    /// The differences, in the order of the older document, what was added behind.
    public static List<Difference> between(Document before, Document after) {
        DocumentComparison comparison = new DocumentComparison(before, after);
        comparison.compare(Shapes.DOCUMENT, before, after, List.of());
        return List.copyOf(comparison.differences);
    }

    private void compare(Shape shape, @Nullable Object old, @Nullable Object fresh, List<String> path) {
        if (old == null || fresh == null) {
            if (!isNothing(old) || !isNothing(fresh)) {
                tell(path, path);
            }
        } else if (!old.equals(fresh)) {
            changed(shape, old, fresh, path);
        }
    }

    private void changed(Shape shape, Object old, Object fresh, List<String> path) {
        switch (shape) {
            case ScalarShape _,ChoiceShape _ -> tell(path, path);
            case ObjectShape s -> {
                for (Part part : s.parts()) {
                    compare(part.shape(), part.of(old), part.of(fresh), child(path, part.key()));
                }
            }
            case OneOfShape s -> {
                if (s.of(old) == s.of(fresh)) {
                    changed(s.of(old), old, fresh, path);
                } else {
                    tell(path, path);
                }
            }
            case MapShape s -> maps(s, (Map<?, ?>) old, (Map<?, ?>) fresh, path);
            case ListShape s -> lists(s, (List<?>) old, (List<?>) fresh, path);
        }
    }

    private void maps(MapShape shape, Map<?, ?> old, Map<?, ?> fresh, List<String> path) {
        old.forEach((key, value) -> entry(shape, key, value, fresh.get(key), path));
        fresh.forEach((key, value) -> {
            if (!old.containsKey(key)) {
                entry(shape, key, null, value, path);
            }
        });
    }

    private void entry(MapShape shape, Object key, @Nullable Object old, @Nullable Object fresh, List<String> path) {
        List<String> at = child(path, shape.key().print(key));
        if (old == null || fresh == null) {
            tell(at, at);
        } else {
            compare(shape.value(), old, fresh, at);
        }
    }

    private void lists(ListShape shape, List<?> old, List<?> fresh, List<String> path) {
        int head = 0;
        int least = Math.min(old.size(), fresh.size());
        while (head < least && old.get(head).equals(fresh.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < least - head
                && old.get(old.size() - 1 - tail).equals(fresh.get(fresh.size() - 1 - tail))) {
            tail++;
        }
        int both = least - tail;
        for (int i = head; i < both; i++) {
            compare(shape.element(), old.get(i), fresh.get(i), child(path, i));
        }
        for (int i = both; i < old.size() - tail; i++) {
            tell(child(path, i), null);
        }
        for (int i = both; i < fresh.size() - tail; i++) {
            tell(null, child(path, i));
        }
    }

    /// @param old where it stands in the older document; null when it is not there, as is known beforehand
    private void tell(@Nullable List<String> old, @Nullable List<String> fresh) {
        List<String> path = old == null ? fresh : old;
        if (path != null) {
            differences.add(new Difference(new PropertyPath(path), spelled(before, old), spelled(after, fresh)));
        }
    }

    private static @Nullable String spelled(Document document, @Nullable List<String> path) {
        return path == null ? null : value(path, document).orElse(null);
    }

    private static Optional<String> value(List<String> path, Document document) {
        try {
            return new PropertyPath(path).read(document);
        } catch (PropertyException e) {
            return Optional.empty(); // not in this one
        }
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null || value instanceof List<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
    }

    private static List<String> child(List<String> path, Object segment) {
        List<String> longer = new ArrayList<>(path);
        longer.add(segment.toString());
        return longer;
    }
}
