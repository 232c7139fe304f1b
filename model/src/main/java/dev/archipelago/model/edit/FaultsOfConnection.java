package dev.archipelago.model.edit;

import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Consequence.Kind;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.Rewriter;
import dev.archipelago.model.shape.Shapes;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets the faults of a connection that is gone strike another; values that scenarios set on it are left out.
record FaultsOfConnection(ConnectionId gone, ConnectionId instead, Collection<Consequence> told) {

    Document moved(Document document) {
        return new Rewriter(new Rewriter.Rewrite() {
            @Override
            public @Nullable Object scalar(Object value, ObjectShape owner, String key) {
                if (value instanceof String path && References.isPath(owner, key) && owner.type() != Scenario.class) {
                    return kept(path);
                }
                return value.equals(gone) && Fault.class.isAssignableFrom(owner.type()) ? instead : value;
            }

            @Override
            public @Nullable Object key(Object value, ObjectShape owner, String part) {
                return value instanceof String path && References.isPath(owner, part) ? kept(path) : value;
            }

            private @Nullable Object kept(String path) {
                List<String> segments = References.segments(path).orElse(List.of());
                boolean out = segments.size() > 1 && segments.getFirst().equals("connections")
                        && segments.get(1).equals(gone.toString());
                if (out) {
                    told.add(new Consequence(Kind.LEFT_OUT, "scenarios", path, null));
                }
                return out ? null : path;
            }
        }).apply(Shapes.DOCUMENT, document).orElseThrow();
    }
}
