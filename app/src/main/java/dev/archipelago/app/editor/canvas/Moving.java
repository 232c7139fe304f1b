package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.exporters.layout.Route;
import dev.archipelago.exporters.picture.Drawing;
import dev.archipelago.exporters.picture.Figure;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Boxes on their way: what stays is drawn without them, they are drawn where they are now, and their connections are
/// straight until the pointer rests.
///
/// @param still what stays
/// @param layout with the boxes where they are now
/// @param figures of the boxes, with how far each has come
/// @param lines of their connections
record Moving(Shown still, Layout layout, List<Shifted> figures, List<Line> lines) {

    /// A figure away from where it was drawn, in pixels of the drawing.
    record Shifted(Figure figure, double dx, double dy) {}

    /// A connection from rim to rim.
    record Line(Point from, Point to) {}

    /// What is seen of a drawing while some of its boxes are moved.
    static Shown without(Shown shown, Set<ComponentId> moved) {
        Drawing drawing = shown.drawing();
        List<Figure> figures = drawing.figures().stream().filter(figure -> switch (figure.subject()) {
            case Figure.OfComponent(ComponentId id) -> !moved.contains(id);
            case Figure.OfConnection(ConnectionId id) -> !touches(id, moved);
            case Figure.OfLabel(ConnectionId id) -> !touches(id, moved);
            case Figure.OfGroup _,Figure.OfMessage _ -> true;
            case Figure.Furniture _ -> true;
        }).toList();
        return new Shown(shown.layout(), new Drawing(drawing.bounds(), drawing.ground(), drawing.title(),
                drawing.description(), figures));
    }

    /// @param before what was seen before the move began
    /// @param still the same without the moved boxes
    static Moving of(Shown before, Shown still, Map<ComponentId, Position> positions) {
        Map<ComponentId, Box> boxes = new LinkedHashMap<>(before.layout().boxes());
        List<Shifted> figures = new ArrayList<>();
        positions.forEach((id, position) -> {
            Box from = before.layout().boxes().get(id);
            if (from != null) {
                Box to = Layout.boxAt(position);
                boxes.put(id, to);
                before.figure(id).ifPresent(figure -> figures
                        .add(new Shifted(figure, to.x() - from.x(), to.y() - from.y())));
            }
        });
        Map<ConnectionId, Route> routes = new LinkedHashMap<>(before.layout().routes());
        List<Line> lines = new ArrayList<>();
        routes.keySet().removeIf(id -> touches(id, positions.keySet()));
        for (ConnectionId id : before.layout().routes().keySet()) {
            Box from = boxes.get(id.from());
            Box to = boxes.get(id.to());
            if (from != null && to != null && touches(id, positions.keySet()) && !from.equals(to)) {
                lines.add(new Line(Decorations.rim(from, to.middle()), Decorations.rim(to, from.middle())));
            }
        }
        return new Moving(still, new Layout(boxes, before.layout().frames(), routes), figures, lines);
    }

    private static boolean touches(ConnectionId id, Set<ComponentId> moved) {
        return moved.contains(id.from()) || moved.contains(id.to());
    }
}
