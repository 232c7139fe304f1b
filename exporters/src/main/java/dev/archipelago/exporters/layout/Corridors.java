package dev.archipelago.exporters.layout;

import dev.archipelago.model.ComponentId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// Ways that leave the first box, follow a free line along the rows (or columns) of boxes, and enter the second.
final class Corridors {

    private static final double REACH = 320;
    private static final double GAP = 14;
    private static final int MOST = 32;

    private Corridors() {}

    /// The nearest corridors first; empty where the two ports do not lie on parallel sides.
    static List<List<Point>> between(Port start, Port end, BoxIndex<ComponentId> obstacles,
            Map<ComponentId, Box> boxes) {
        boolean horizontal = start.side().isHorizontal();
        if (horizontal != end.side().isHorizontal()) {
            return List.of();
        }
        Box region = Box.spanning(start.stub(), end.stub()).grown(REACH);
        TreeSet<Double> lines = new TreeSet<>();
        for (ComponentId id : obstacles.overlapping(region)) {
            Box box = Objects.requireNonNull(boxes.get(id));
            for (double lane : new double[]{GAP, 2 * GAP}) {
                lines.add(Math.rint((horizontal ? box.y() : box.x()) - lane));
                lines.add(Math.rint((horizontal ? box.bottom() : box.right()) + lane));
            }
        }
        double middle = horizontal
                ? (start.at().y() + end.at().y()) / 2
                : (start.at().x() + end.at().x()) / 2;
        List<List<Point>> ways = new ArrayList<>();
        lines.stream().sorted(Comparator.comparingDouble((Double line) -> Math.abs(line - middle)))
                .limit(MOST).forEach(line -> addWays(ways, start, end, line));
        return ways;
    }

    private static void addWays(List<List<Point>> ways, Port start, Port end, double line) {
        boolean horizontal = start.side().isHorizontal();
        for (double lane : new double[]{0, GAP}) {
            Point a = start.side().out(start.stub(), lane);
            Point b = end.side().out(end.stub(), lane);
            Point in = horizontal ? new Point(a.x(), line) : new Point(line, a.y());
            Point out = horizontal ? new Point(b.x(), line) : new Point(line, b.y());
            ways.add(List.of(start.at(), a, in, out, b, end.at()));
        }
    }
}
