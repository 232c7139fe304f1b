package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a dragged box comes to rest: in line with others, or at equal distances from them, where it nearly is; else on a
/// grid of 10.
final class Snapping {

    private static final double GRID = 10;

    /// Where a box goes, and the lines that it is on, for showing.
    ///
    /// @param guides thin boxes from the farthest box in line to the dragged one
    /// @param gaps thin boxes between neighbours that are at equal distances
    record Snap(double dx, double dy, List<Box> guides, List<Box> gaps) {
        Snap {
            guides = List.copyOf(guides);
            gaps = List.copyOf(gaps);
        }
    }

    private record Line(double at, double shift, Box other) {}

    private Snapping() {}

    /// @param start the box before it was dragged
    /// @param reach how near, in pixels of the drawing, draws it into line
    static Snap snap(Box start, Point dragged, Collection<Box> others, double reach) {
        Box wished = start.translated(dragged.x(), dragged.y());
        Line across = nearest(wished, others, reach, true);
        Line down = nearest(wished, others, reach, false);
        double dx = shift(wished, others, reach, true, across);
        double dy = shift(wished, others, reach, false, down);
        Box placed = wished.translated(dx, dy);
        List<Box> guides = new ArrayList<>();
        if (across != null && across.shift() == dx) {
            Box both = placed.union(across.other());
            guides.add(new Box(across.at(), both.y(), 0, both.height()));
        }
        if (down != null && down.shift() == dy) {
            Box both = placed.union(down.other());
            guides.add(new Box(both.x(), down.at(), both.width(), 0));
        }
        List<Box> gaps = new ArrayList<>(EqualGaps.equal(placed, others, true));
        gaps.addAll(EqualGaps.equal(placed, others, false));
        return new Snap(dragged.x() + dx, dragged.y() + dy, guides, gaps);
    }

    /// To the nearer of a line and equal gaps, the line first; else to the grid.
    private static double shift(Box wished, Collection<Box> others, double reach, boolean across, @Nullable Line line) {
        Optional<Double> even = EqualGaps.shift(wished, others, reach, across);
        if (line != null) {
            return even.filter(shift -> Math.abs(shift) < Math.abs(line.shift())).orElse(line.shift());
        }
        double middle = across ? wished.middle().x() : wished.middle().y();
        return even.orElse(onGrid(middle) - middle);
    }

    private static @Nullable Line nearest(Box box, Collection<Box> others, double reach, boolean across) {
        Line best = null;
        for (Box other : others) {
            for (double[] pair : pairs(box, other, across)) {
                double shift = pair[1] - pair[0];
                boolean near = Math.abs(shift) <= reach;
                if (near && (best == null || Math.abs(shift) < Math.abs(best.shift()))) {
                    best = new Line(pair[1], shift, other);
                }
            }
        }
        return best;
    }

    /// Middles before edges, so that equal distances favour middles.
    private static double[][] pairs(Box box, Box other, boolean across) {
        return across
                ? new double[][]{{box.middle().x(), other.middle().x()}, {box.x(), other.x()},
                    {box.right(), other.right()}}
                : new double[][]{{box.middle().y(), other.middle().y()}, {box.y(), other.y()},
                    {box.bottom(), other.bottom()}};
    }

    private static double onGrid(double at) {
        return Math.round(at / GRID) * GRID;
    }

    /// The nearest place of the grid.
    static Point onGrid(Point place) {
        return new Point(onGrid(place.x()), onGrid(place.y()));
    }
}
