package dev.archipelago.exporters.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Remembers where connectors run already, so that the next one keeps off them.
final class Lanes {

    private static final double WIDTH = 8;

    private record Track(boolean vertical, long lane) {}

    /// What runs in a lane or beside it.
    private final Map<Track, List<double[]>> runs = new HashMap<>();

    void add(Route route) {
        List<Point> points = route.points();
        for (int i = 1; i < points.size(); i++) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            boolean vertical = Math.abs(a.x() - b.x()) < Math.abs(a.y() - b.y());
            double at = vertical ? a.x() : a.y();
            double from = vertical ? Math.min(a.y(), b.y()) : Math.min(a.x(), b.x());
            double to = vertical ? Math.max(a.y(), b.y()) : Math.max(a.x(), b.x());
            double[] run = {at, from, to};
            for (long lane = lane(at) - 1; lane <= lane(at) + 1; lane++) {
                runs.computeIfAbsent(new Track(vertical, lane), _ -> new ArrayList<>(4)).add(run);
            }
        }
    }

    /// Pixels of the piece from a to b that run on top of, or closer than half a lane to, something else.
    double overlap(Point a, Point b) {
        boolean vertical = Math.abs(a.x() - b.x()) < Math.abs(a.y() - b.y());
        double at = vertical ? a.x() : a.y();
        double from = vertical ? Math.min(a.y(), b.y()) : Math.min(a.x(), b.x());
        double to = vertical ? Math.max(a.y(), b.y()) : Math.max(a.x(), b.x());
        double sum = 0;
        for (double[] run : runs.getOrDefault(new Track(vertical, lane(at)), List.of())) {
            if (Math.abs(run[0] - at) < WIDTH) {
                sum += Math.max(0, Math.min(to, run[2]) - Math.max(from, run[1]));
            }
        }
        return sum;
    }

    private static long lane(double at) {
        return (long) Math.floor(at / WIDTH);
    }
}
