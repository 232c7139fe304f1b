package dev.archipelago.model.file;

import dev.archipelago.model.Connection;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.Shape;
import dev.archipelago.model.shape.Shapes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a client, a proxy or a library does on a connection when nobody configures it.
///
/// @param product with its version
/// @param source where the values were read
/// @param meaning what it does, and what of it the format cannot say
public record Preset(String id, String product, String source, String meaning, Connection connection) {

    private static final ObjectShape SHAPE = Shapes.of(Connection.class);
    private static final String DESCRIPTION = "description";

    /// The connection with the values of the preset where it says nothing itself.
    public Connection under(Connection own) {
        Connection merged = (Connection) merged(SHAPE, own, connection);
        Map<String, Object> values = SHAPE.values(merged);
        values.remove(DESCRIPTION);
        Map<String, Object> complete = new LinkedHashMap<>();
        if (own.description() != null) {
            complete.put(DESCRIPTION, own.description());
        }
        complete.putAll(values);
        return (Connection) SHAPE.build(complete);
    }

    /// A value with those of another one where it says nothing itself.
    static Object merged(Shape shape, Object own, Object preset) {
        if (!(shape instanceof ObjectShape object)) {
            return own;
        }
        Map<String, Object> values = object.values(preset);
        object.values(own).forEach((key, value) -> {
            boolean empty = value instanceof Collection<?> list && list.isEmpty();
            if (!empty) {
                values.merge(key, value,
                        (before, now) -> merged(object.part(key).orElseThrow().shape(), now, before));
            }
        });
        return object.build(values);
    }
}
