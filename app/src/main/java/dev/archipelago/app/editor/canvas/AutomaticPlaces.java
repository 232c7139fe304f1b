package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.exporters.layout.Route;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Where components were drawn that had no position of their own. When a move is undone they lose the position that the
/// move gave them, and belong there again.
final class AutomaticPlaces {
    private final Map<ComponentId, Box> places = new HashMap<>();

    /// Remembers the places of a document that has been laid out.
    void remember(Layout layout, Document document) {
        Set<ComponentId> placed = document.diagramOrDefault().positions().keySet();
        layout.boxes().forEach((id, box) -> {
            if (!placed.contains(id)) {
                places.put(id, box);
            }
        });
    }

    void forget() {
        places.clear();
    }

    /// A layout with the components back in place that had a position of their own before and have none after.
    Layout restored(Layout layout, Document before, Document after) {
        Map<ComponentId, Position> had = before.diagramOrDefault().positions();
        Map<ComponentId, Position> have = after.diagramOrDefault().positions();
        Map<ComponentId, Box> boxes = new LinkedHashMap<>(layout.boxes());
        boxes.replaceAll((id, box) -> had.containsKey(id) && !have.containsKey(id)
                ? places.getOrDefault(id, box)
                : box);
        Map<ConnectionId, Route> routes = new LinkedHashMap<>(layout.routes());
        routes.keySet().removeIf(id -> hasMoved(id.from(), layout, boxes) || hasMoved(id.to(), layout, boxes));
        return new Layout(boxes, layout.frames(), routes);
    }

    private static boolean hasMoved(ComponentId id, Layout layout, Map<ComponentId, Box> boxes) {
        Box box = boxes.get(id);
        return box != null && !box.equals(layout.boxes().get(id));
    }
}
