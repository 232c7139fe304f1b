package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a dragged box comes to rest: in line with others where it nearly is, else on a grid of 10.
final class Snapping {

    private static final double GRID = 10;

    /// Where a box goes, and the lines that it is on, for showing.
    ///
    /// @param guides thin boxes from the farthest box in line to the dragged one
    record Snap(double dx, double dy, List<Box> guides) {
        Snap {
            guides = List.copyOf(guides);
        }
    }

    private record Line(double at, double shift, Box other) {}

    private Snapping() {}

    /// @param start the box before it was dragged
    /// @param reach how near, in pixels of the drawing, draws it into line
    static Snap snap(Box start, Point dragged, Collection<Box> others, double reach) {
        Box wished = start.translated(dragged.x(), dragged.y());
        List<Box> guides = new ArrayList<>();
        Line across = nearest(wished, others, reach, true);
        Line down = nearest(wished, others, reach, false);
        double dx = across != null ? dragged.x() + across.shift() : onGrid(wished.middle().x()) - start.middle().x();
        double dy = down != null ? dragged.y() + down.shift() : onGrid(wished.middle().y()) - start.middle().y();
        Box placed = start.translated(dx, dy);
        if (across != null) {
            Box both = placed.union(across.other());
            guides.add(new Box(across.at(), both.y(), 0, both.height()));
        }
        if (down != null) {
            Box both = placed.union(down.other());
            guides.add(new Box(both.x(), down.at(), both.width(), 0));
        }
        return new Snap(dx, dy, guides);
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
