package dev.archipelago.app.editor.text;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.quantity.NotationException;
import java.util.List;
import java.util.Optional;

/// What a part of the document is about, as far as it can be seen on the drawing.
final class Subjects {
    private Subjects() {}

    /// The component of `/components/orders/…` or `/diagram/positions/orders`, the connection of `/connections/…`.
    static Optional<Selection> selection(Pointer pointer) {
        List<String> segments = pointer.segments();
        try {
            if (segments.size() >= 2 && segments.getFirst().equals("components")) {
                return Optional.of(Selection.of(new ComponentId(segments.get(1))));
            }
            if (segments.size() >= 2 && segments.getFirst().equals("connections")) {
                return Optional.of(Selection.of(ConnectionId.parse(segments.get(1))));
            }
            if (segments.size() >= 3 && segments.subList(0, 2).equals(List.of("diagram", "positions"))) {
                return Optional.of(Selection.of(new ComponentId(segments.get(2))));
            }
        } catch (NotationException _) {
            return Optional.empty(); // an id that is being typed
        }
        return Optional.empty();
    }

    /// The pointer itself where it is one of an operation: `/components/orders/operations/place`.
    static Optional<Pointer> operation(Pointer pointer) {
        List<String> segments = pointer.segments();
        return segments.size() == 4 && segments.getFirst().equals("components") && segments.get(2).equals("operations")
                ? Optional.of(pointer)
                : Optional.empty();
    }
}
