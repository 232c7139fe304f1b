package dev.archipelago.exporters.layout;

import java.util.ArrayList;
import java.util.List;

/// Tidies the points of a route.
final class Bends {

    private static final double SAME = 0.5;

    private Bends() {}

    /// Without points that are doubled or lie on a straight piece.
    static List<Point> simplified(List<Point> points) {
        List<Point> kept = new ArrayList<>();
        for (Point point : points) {
            if (!kept.isEmpty() && kept.getLast().distanceTo(point) < SAME && kept.size() > 1) {
                continue;
            }
            while (kept.size() >= 2 && isStraight(kept.get(kept.size() - 2), kept.getLast(), point)) {
                kept.removeLast();
            }
            kept.add(point);
        }
        return kept;
    }

    private static boolean isStraight(Point a, Point b, Point c) {
        boolean vertical = Math.abs(a.x() - b.x()) < SAME && Math.abs(b.x() - c.x()) < SAME;
        boolean horizontal = Math.abs(a.y() - b.y()) < SAME && Math.abs(b.y() - c.y()) < SAME;
        return vertical || horizontal;
    }
}
