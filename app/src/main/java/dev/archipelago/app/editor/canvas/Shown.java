package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.BoxIndex;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.exporters.layout.Route;
import dev.archipelago.exporters.picture.Drawing;
import dev.archipelago.exporters.picture.Figure;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What is seen just now, and what of it lies where.
final class Shown {

    private final Layout layout;
    private final Drawing drawing;
    private final BoxIndex<Integer> figures = new BoxIndex<>();
    private @Nullable BoxIndex<ComponentId> boxes;
    private @Nullable BoxIndex<ConnectionId> routes;

    Shown(Layout layout, Drawing drawing) {
        this.layout = layout;
        this.drawing = drawing;
        IntStream.range(0, drawing.figures().size()).forEach(i -> figures.add(i, drawing.figures().get(i).bounds()));
    }

    /// This, after what else would be done when it is first pointed at.
    Shown indexed() {
        boxes();
        routes();
        return this;
    }

    private BoxIndex<ComponentId> boxes() {
        BoxIndex<ComponentId> found = boxes == null ? BoxIndex.of(layout.boxes()) : boxes;
        boxes = found;
        return found;
    }

    private BoxIndex<ConnectionId> routes() {
        BoxIndex<ConnectionId> found = routes;
        if (found == null) {
            BoxIndex<ConnectionId> made = new BoxIndex<>();
            layout.routes().forEach((id, route) -> made.add(id, route.bounds().grown(1)));
            found = made;
            routes = made;
        }
        return found;
    }

    Layout layout() {
        return layout;
    }

    Drawing drawing() {
        return drawing;
    }

    /// The figures that touch a region, from back to front.
    List<Figure> figuresIn(Box region) {
        return figures.overlapping(region).stream().sorted().map(drawing.figures()::get).toList();
    }

    /// Whether more figures than these touch a region; quick where it is so.
    boolean hasMoreThan(int count, Box region) {
        return drawing.figures().stream().filter(figure -> figure.bounds().overlaps(region)).limit(count + 1L)
                .count() > count;
    }

    /// The component whose box holds a place; of several the one painted last.
    Optional<ComponentId> componentAt(Point place) {
        return componentNear(place, 0);
    }

    /// The component whose box holds a place or is nearest to it within a distance.
    Optional<ComponentId> componentNear(Point place, double distance) {
        List<ComponentId> near = boxes().overlapping(Box.around(place, 0.01, 0.01).grown(distance)).reversed();
        return near.stream().min(Comparator.comparingDouble(id -> distance(id, place)));
    }

    Optional<ConnectionId> connectionAt(Point place, double slop) {
        return routes().overlapping(Box.around(place, 2 * slop, 2 * slop)).stream()
                .filter(id -> distance(id, place) <= slop)
                .min(Comparator.comparingDouble((ConnectionId id) -> distance(id, place)));
    }

    List<ComponentId> componentsIn(Box region) {
        return boxes().overlapping(region);
    }

    Optional<Figure> figure(ComponentId id) {
        return drawing.figures().stream().filter(f -> f.subject().equals(new Figure.OfComponent(id))).findFirst();
    }

    Optional<Figure> figure(ConnectionId id) {
        return drawing.figures().stream().filter(f -> f.subject().equals(new Figure.OfConnection(id))).findFirst();
    }

    private double distance(ComponentId id, Point place) {
        return layout.box(id).map(box -> {
            double dx = Math.max(0, Math.max(box.x() - place.x(), place.x() - box.right()));
            double dy = Math.max(0, Math.max(box.y() - place.y(), place.y() - box.bottom()));
            return Math.hypot(dx, dy);
        }).orElse(Double.POSITIVE_INFINITY);
    }

    private double distance(ConnectionId id, Point place) {
        Optional<Route> route = layout.route(id);
        return route.map(r -> r.distanceTo(place)).orElse(Double.POSITIVE_INFINITY);
    }
}
