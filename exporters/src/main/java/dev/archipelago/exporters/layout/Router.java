package dev.archipelago.exporters.layout;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.graph.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Leads connectors with right angles between boxes that stay where they are.
///
/// Short links first. Each tries the plain shapes (straight, one jog); where all of them cross a box, the corridors
/// between rows of boxes; where those do too, a search through the gaps between boxes, at last from and to any side.
final class Router {

    private static final double LOOP = 22;
    private static final double CLEARANCE = 8;
    private static final double CLOSE = 100_000;
    private static final double CROSSING = 10 * CLOSE;
    private static final double BEND = 24;
    private static final double OVERLAP = 6;
    private static final double LANE = 14;
    private static final int LANES = 4;

    private final Map<ComponentId, Box> boxes;
    private final BoxIndex<ComponentId> obstacles;
    private final Ports ports;
    private final Lanes lanes = new Lanes();

    private Router(Sketch sketch, Map<ComponentId, Box> boxes) {
        this.boxes = boxes;
        this.obstacles = BoxIndex.of(boxes);
        this.ports = new Ports(boxes, sketch.links(), sketch.direction());
    }

    /// A route for every link, in the order of the links.
    ///
    /// @param kept routes that stay as they are
    static Map<ConnectionId, Route> route(Sketch sketch, Map<ComponentId, Box> boxes, Map<ConnectionId, Route> kept) {
        Router router = new Router(sketch, boxes);
        kept.values().forEach(router.lanes::add);
        Map<ConnectionId, Route> found = new LinkedHashMap<>(kept);
        sketch.links().stream().filter(link -> !kept.containsKey(link.id()))
                .sorted(Comparator.comparingDouble((Link link) -> router.distance(link)).thenComparing(Link::id))
                .forEach(link -> found.put(link.id(), router.route(link)));
        Map<ConnectionId, Route> ordered = new LinkedHashMap<>();
        sketch.links().forEach(link -> Optional.ofNullable(found.get(link.id()))
                .ifPresent(route -> ordered.put(link.id(), route)));
        return ordered;
    }

    /// A route for every link, in the order of the links, whatever boxes it crosses.
    ///
    /// @param kept routes that stay as they are
    static Map<ConnectionId, Route> plain(Sketch sketch, Map<ComponentId, Box> boxes, Map<ConnectionId, Route> kept) {
        Router router = new Router(sketch, boxes);
        Map<ConnectionId, Route> routes = new LinkedHashMap<>();
        sketch.links().forEach(link -> routes.put(link.id(), Optional.ofNullable(kept.get(link.id()))
                .orElseGet(() -> router.plain(link))));
        return routes;
    }

    private Route plain(Link link) {
        if (link.from().equals(link.to())) {
            return loop(link.id(), box(link.from()));
        }
        Port start = ports.start(link.id());
        Port end = ports.end(link.id());
        List<Point> points = candidates(start, end).stream().findFirst().orElse(List.of(start.at(), end.at()));
        return new Route(link.id(), Bends.simplified(points));
    }

    /// The way of a component that calls itself: around its upper right corner.
    static Route loop(ConnectionId id, Box box) {
        double x = box.right() - 2 * LOOP;
        double y = box.y() + LOOP;
        return new Route(id, List.of(new Point(x, box.y()), new Point(x, box.y() - LOOP),
                new Point(box.right() + LOOP, box.y() - LOOP), new Point(box.right() + LOOP, y),
                new Point(box.right(), y)));
    }

    private double distance(Link link) {
        return box(link.from()).middle().distanceTo(box(link.to()).middle());
    }

    private Box box(ComponentId id) {
        Box box = boxes.get(id);
        if (box == null) {
            throw new IllegalArgumentException("no box for " + id);
        }
        return box;
    }

    private Route route(Link link) {
        if (link.from().equals(link.to())) {
            return loop(link.id(), box(link.from()));
        }
        Port start = ports.start(link.id());
        Port end = ports.end(link.id());
        Way best = best(candidates(start, end), link, new Way(List.of(start.at(), end.at()), Double.POSITIVE_INFINITY));
        if (best.cost() >= CLOSE) {
            best = best(Corridors.between(start, end, obstacles, boxes), link, best);
        }
        if (best.cost() >= CLOSE) {
            best = best(PathSearch.usual(obstacles, boxes, lanes).find(start, end).stream().toList(), link, best);
        }
        if (best.cost() >= CROSSING) {
            best = best(PathSearch.great(obstacles, boxes, lanes).find(start, end).stream().toList(), link, best);
        }
        if (best.cost() >= CROSSING) {
            best = fromAnySide(link, best);
        }
        Route route = new Route(link.id(), Bends.simplified(best.points()));
        lanes.add(route);
        return route;
    }

    private Way fromAnySide(Link link, Way first) {
        Way best = first;
        for (Side out : Side.values()) {
            for (Side in : Side.values()) {
                Port start = new Port(out.on(box(link.from()), 0), out);
                Port end = new Port(in.on(box(link.to()), 0), in);
                best = best(PathSearch.great(obstacles, boxes, lanes).find(start, end).stream().toList(), link, best);
                if (best.cost() < CROSSING) {
                    return best;
                }
            }
        }
        return best;
    }

    private record Way(List<Point> points, double cost) {}

    private Way best(List<List<Point>> candidates, Link link, Way first) {
        Way best = first;
        for (List<Point> candidate : candidates) {
            double cost = cost(candidate, link, best.cost());
            if (cost < best.cost()) {
                best = new Way(candidate, cost);
            }
        }
        return best;
    }

    private List<List<Point>> candidates(Port start, Port end) {
        List<List<Point>> candidates = new ArrayList<>();
        Point a = start.stub();
        Point b = end.stub();
        boolean horizontal = start.side().isHorizontal();
        if (horizontal != end.side().isHorizontal()) {
            Point corner = horizontal
                    ? new Point(end.at().x(), start.at().y())
                    : new Point(start.at().x(), end.at().y());
            candidates.add(List.of(start.at(), corner, end.at()));
            return candidates;
        }
        double from = horizontal ? a.x() : a.y();
        double to = horizontal ? b.x() : b.y();
        for (int lane = -LANES; lane <= LANES; lane++) {
            double near = Math.abs(lane) * LANE * Math.signum(to - from);
            addJog(candidates, start, end, (from + to) / 2 + lane * LANE);
            addJog(candidates, start, end, from + near);
            addJog(candidates, start, end, to - near);
        }
        return candidates;
    }

    private static void addJog(List<List<Point>> candidates, Port start, Port end, double at) {
        boolean horizontal = start.side().isHorizontal();
        Point first = horizontal ? new Point(at, start.at().y()) : new Point(start.at().x(), at);
        Point second = horizontal ? new Point(at, end.at().y()) : new Point(end.at().x(), at);
        if (isOutside(start, first) && isOutside(end, second)) {
            candidates.add(List.of(start.at(), first, second, end.at()));
        }
    }

    private static boolean isOutside(Port port, Point point) {
        return switch (port.side()) {
            case LEFT -> point.x() <= port.stub().x() + 1;
            case RIGHT -> point.x() >= port.stub().x() - 1;
            case TOP -> point.y() <= port.stub().y() + 1;
            case BOTTOM -> point.y() >= port.stub().y() - 1;
        };
    }

    /// Gives up counting where the limit is passed.
    private double cost(List<Point> candidate, Link link, double limit) {
        List<Point> points = Bends.simplified(candidate);
        double cost = (points.size() - 2) * BEND;
        for (int i = 1; i < points.size(); i++) {
            cost += points.get(i - 1).distanceTo(points.get(i));
        }
        for (int i = 1; i < points.size() && cost < limit; i++) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            cost += OVERLAP * lanes.overlap(a, b) + obstruction(Box.spanning(a, b), link);
        }
        return cost;
    }

    /// What it costs to come close to boxes or to cross them.
    private double obstruction(Box piece, Link link) {
        double cost = 0;
        for (ComponentId met : obstacles.overlapping(piece.grown(CLEARANCE))) {
            boolean own = met.equals(link.from()) || met.equals(link.to());
            if (box(met).grown(own ? -1 : 0).overlaps(piece.grown(0.01))) {
                cost += CROSSING;
            } else if (!own) {
                cost += CLOSE;
            }
        }
        return cost;
    }
}
