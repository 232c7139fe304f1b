package dev.archipelago.model.check;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.shape.ListShape;
import dev.archipelago.model.shape.MapShape;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.OneOfShape;
import dev.archipelago.model.shape.ScalarShape;
import dev.archipelago.model.shape.Shape;
import dev.archipelago.model.shape.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Finds every single value of a document with its path and the record around it.
final class Leaves {
    private final List<Leaf> found = new ArrayList<>();

    private Leaves() {}

    /// @param owner the record that it is a part of, or that has the list or map that it is in
    /// @param key the part of that record
    record Leaf(List<String> path, Class<?> owner, String key, Shape shape, Object value) {}

    static Stream<Leaf> of(Document document) {
        Leaves leaves = new Leaves();
        leaves.object(Shapes.DOCUMENT, document, List.of());
        return leaves.found.stream();
    }

    private void object(ObjectShape shape, Object owner, List<String> path) {
        shape.values(owner).forEach((key, value) -> value(shape.part(key).orElseThrow().shape(), value,
                new Leaf(extended(path, key), shape.type(), key, shape, value)));
    }

    private void value(Shape shape, Object value, Leaf at) {
        switch (shape) {
            case ScalarShape _,ChoiceShape _ -> found.add(new Leaf(at.path(), at.owner(), at.key(), shape, value));
            case ObjectShape s -> object(s, value, at.path());
            case OneOfShape s -> object(s.of(value), value, at.path());
            case MapShape s -> ((Map<?, ?>) value).forEach((key, child) -> value(s.value(), child,
                    new Leaf(extended(at.path(), s.key().print(key)), at.owner(), at.key(), shape, child)));
            case ListShape s -> {
                List<?> items = (List<?>) value;
                for (int i = 0; i < items.size(); i++) {
                    value(s.element(), items.get(i), new Leaf(extended(at.path(), Integer.toString(i)), at.owner(),
                            at.key(), shape, items.get(i)));
                }
            }
        }
    }

    private static List<String> extended(List<String> path, String segment) {
        List<String> longer = new ArrayList<>(path.size() + 1);
        longer.addAll(path);
        longer.add(segment);
        return longer;
    }
}
