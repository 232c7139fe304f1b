package dev.archipelago.model.edit;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.model.shape.Shapes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is said of connections, put together and spelled.
final class Policies {
    private static final ObjectShape CONNECTION = Shapes.of(Connection.class);
    private static final ConnectionId ID = ConnectionId.parse("a->b");

    private Policies() {}

    /// What the first says, and what only the second does.
    static Connection united(Connection first, Connection second) {
        Map<String, Object> values = new LinkedHashMap<>(CONNECTION.values(second));
        values.putAll(CONNECTION.values(first));
        try {
            return (Connection) CONNECTION.build(values);
        } catch (NotationException e) {
            return first; // both together make no sense
        }
    }

    /// The parts of a connection that another does not have, spelled; null when it has all.
    static @Nullable String missing(Connection connection, Connection other) {
        Map<String, Object> values = CONNECTION.values(connection);
        values.entrySet().removeIf(entry -> CONNECTION.part(entry.getKey()).orElseThrow().of(other) instanceof Object o
                && o.equals(entry.getValue()));
        return values.isEmpty() ? null : spelled((Connection) CONNECTION.build(values));
    }

    static String spelled(Connection connection) {
        Document document = Document.of("c", Architecture.empty().withConnection(ID, connection));
        return PropertyPath.of("connections", ID.toString()).read(document).orElse("{}");
    }
}
