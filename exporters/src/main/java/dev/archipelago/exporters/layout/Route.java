package dev.archipelago.exporters.layout;

import dev.archipelago.model.ConnectionId;
import java.util.List;
import java.util.stream.Stream;

/// The way of a connector from the rim of the caller's box to the rim of the callee's.
///
/// @param points at least two: both ends and every bend between; whoever paints it rounds the bends
public record Route(ConnectionId id, List<Point> points) {

    public Route {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("a route of " + points.size() + " points: it needs two ends");
        }
    }

    public Point start() {
        return points.getFirst();
    }

    public Point end() {
        return points.getLast();
    }

    public Box bounds() {
        return points.stream().map(p -> Box.spanning(p, p)).reduce(Box::union).orElseThrow();
    }

    /// The straight pieces, each as the box that it spans.
    public Stream<Box> pieces() {
        return Stream.iterate(1, i -> i < points.size(), i -> i + 1)
                .map(i -> Box.spanning(points.get(i - 1), points.get(i)));
    }

    public double length() {
        double length = 0;
        for (int i = 1; i < points.size(); i++) {
            length += points.get(i - 1).distanceTo(points.get(i));
        }
        return length;
    }

    public Route translated(double dx, double dy) {
        return new Route(id, points.stream().map(p -> p.translated(dx, dy)).toList());
    }

    /// How far a place is from the nearest piece.
    public double distanceTo(Point place) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < points.size(); i++) {
            nearest = Math.min(nearest, distance(points.get(i - 1), points.get(i), place));
        }
        return nearest;
    }

    private static double distance(Point a, Point b, Point place) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double square = dx * dx + dy * dy;
        double along = square == 0 ? 0 : ((place.x() - a.x()) * dx + (place.y() - a.y()) * dy) / square;
        return a.towards(b, Math.clamp(along, 0, 1)).distanceTo(place);
    }
}
