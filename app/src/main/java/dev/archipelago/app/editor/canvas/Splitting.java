package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.Point;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the connection into which a component would come that is dropped somewhere.
final class Splitting {
    private final DiagramCanvas canvas;
    private @Nullable Asked asked;
    private boolean may;

    Splitting(DiagramCanvas canvas) {
        this.canvas = canvas;
    }

    /// One that is drawn for itself, without a box upon it, and that lets such a component in.
    ///
    /// @param place in the drawing
    /// @param reach how near to the connection, in units of the drawing
    Optional<ConnectionId> at(ComponentKind kind, Point place, double reach, Shown shown) {
        return shown.componentAt(place).isPresent()
                ? Optional.empty()
                : shown.connectionAt(place, reach)
                        .filter(id -> canvas.folding().behind(id).equals(Set.of(id)))
                        .filter(id -> may(new Asked(kind, id, canvas.getDocument())));
    }

    private boolean may(Asked wanted) {
        if (!wanted.equals(asked)) {
            asked = wanted;
            may = canvas.intents().mayInsert(wanted.kind(), wanted.on());
        }
        return may;
    }

    /// What was asked last, while something is dragged.
    private record Asked(ComponentKind kind, ConnectionId on, Document document) {
        @Override
        @SuppressWarnings("ReferenceEquality") // versions, not values
        public boolean equals(@Nullable Object other) {
            return other instanceof Asked that && kind == that.kind && on.equals(that.on) && document == that.document;
        }

        @Override
        public int hashCode() {
            return on.hashCode();
        }
    }
}
