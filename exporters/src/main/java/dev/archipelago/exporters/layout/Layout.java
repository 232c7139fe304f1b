package dev.archipelago.exporters.layout;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where everything of a drawing is: a box for every component, frames around groups, a route for every link.
public record Layout(Map<ComponentId, Box> boxes, List<Frame> frames, Map<ConnectionId, Route> routes) {

    /// Width of the box of a component.
    public static final double BOX_WIDTH = 168;

    /// Height of the box of a component.
    public static final double BOX_HEIGHT = 72;

    /// The layout of nothing.
    public static final Layout EMPTY = new Layout(Ordered.of(), List.of(), Ordered.of());

    public Layout {
        boxes = Ordered.copyOf(boxes);
        frames = List.copyOf(frames);
        routes = Ordered.copyOf(routes);
    }

    public Optional<Box> box(ComponentId id) {
        return Optional.ofNullable(boxes.get(id));
    }

    public Optional<Route> route(ConnectionId id) {
        return Optional.ofNullable(routes.get(id));
    }

    /// The smallest box that holds everything; of no size for an empty layout.
    public Box bounds() {
        return Stream.of(boxes.values().stream(), frames.stream().map(Frame::box),
                routes.values().stream().map(Route::bounds))
                .flatMap(s -> s).reduce(Box::union).orElse(new Box(0, 0, 0, 0));
    }

    /// The middles of all boxes, rounded to whole pixels, as the file holds them.
    public Map<ComponentId, Position> positions() {
        Map<ComponentId, Position> positions = new LinkedHashMap<>();
        boxes.forEach((id, box) -> positions.put(id, position(box)));
        return Ordered.copyOf(positions);
    }

    /// The middle of a box, rounded to whole pixels.
    public static Position position(Box box) {
        return new Position((int) Math.round(box.middle().x()), (int) Math.round(box.middle().y()));
    }

    /// The box of a component whose middle is there.
    public static Box boxAt(Position position) {
        return Box.around(new Point(position.x(), position.y()), BOX_WIDTH, BOX_HEIGHT);
    }
}
