package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.Box;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where a box is as far from its neighbours in a row, or in a column, as any two neighbours there are from one another.
///
/// Neighbours in a row are those whose heights overlap with that of the box, nothing being between them in that row. A box that
/// covers another one has no neighbours.
final class EqualGaps {

    private static final double LEAST = 1;
    private static final double SAME = 0.5;

    private final Box box;
    private final List<Box> before = new ArrayList<>();
    private final List<Box> behind = new ArrayList<>();
    private boolean covers;

    /// Boxes in a row; those of a column are turned, so that there is one way to reckon.
    ///
    /// @param shift by how much the box has to move for it
    private record Fit(double shift, double gap) {}

    private EqualGaps(Box box, Collection<Box> others) {
        this.box = box;
        for (Box other : others) {
            if (other.y() < box.bottom() && other.bottom() > box.y()) {
                if (other.right() <= box.x()) {
                    before.add(other);
                } else if (other.x() >= box.right()) {
                    behind.add(other);
                } else {
                    covers = true;
                }
            }
        }
        before.sort(Comparator.comparingDouble(Box::right).reversed());
        behind.sort(Comparator.comparingDouble(Box::x));
    }

    /// By how much a box has to move, across or down, until gaps are equal; empty where that is more than it may.
    ///
    /// @param reach how far it may move
    static Optional<Double> shift(Box box, Collection<Box> others, double reach, boolean across) {
        return of(box, others, across).fits().stream().map(Fit::shift).filter(shift -> Math.abs(shift) <= reach)
                .min(Comparator.comparingDouble(Math::abs));
    }

    /// The gaps beside a box that are equal, as thin boxes between those that they part; nothing where none are.
    static List<Box> equal(Box box, Collection<Box> others, boolean across) {
        EqualGaps row = of(box, others, across);
        List<Box> marks = new ArrayList<>();
        row.fits().stream().filter(fit -> Math.abs(fit.shift) < SAME).findFirst()
                .ifPresent(fit -> row.mark(fit.gap, marks));
        return across ? marks : marks.stream().map(EqualGaps::turned).toList();
    }

    private static EqualGaps of(Box box, Collection<Box> others, boolean across) {
        return across
                ? new EqualGaps(box, others)
                : new EqualGaps(turned(box), others.stream().map(EqualGaps::turned).toList());
    }

    private static Box turned(Box box) {
        return new Box(box.y(), box.x(), box.height(), box.width());
    }

    private List<Fit> fits() {
        List<Fit> fits = new ArrayList<>();
        if (covers) {
            return fits;
        }
        if (!before.isEmpty() && !behind.isEmpty()) {
            double left = box.x() - before.getFirst().right();
            double right = behind.getFirst().x() - box.right();
            fits.add(new Fit((right - left) / 2, (left + right) / 2));
        }
        for (double gap : gaps(List.of(before, behind))) {
            if (!before.isEmpty()) {
                fits.add(new Fit(before.getFirst().right() + gap - box.x(), gap));
            }
            if (!behind.isEmpty()) {
                fits.add(new Fit(behind.getFirst().x() - gap - box.right(), gap));
            }
        }
        fits.removeIf(fit -> fit.gap < LEAST);
        fits.sort(Comparator.comparingDouble(fit -> Math.abs(fit.shift)));
        return fits;
    }

    private static List<Double> gaps(List<List<Box>> sides) {
        return sides.stream().flatMap(side -> parted(side).stream()).map(Box::width).filter(gap -> gap >= LEAST)
                .toList();
    }

    /// All of the row that are so wide.
    private void mark(double gap, List<Box> marks) {
        List<Box> row = new ArrayList<>(before);
        row.add(box);
        row.addAll(behind);
        parted(row).stream().filter(part -> Math.abs(part.width() - gap) < SAME).forEach(marks::add);
    }

    /// What is free between the boxes of a row, as thin boxes.
    private static List<Box> parted(List<Box> row) {
        List<Box> parts = new ArrayList<>();
        Box farthest = null;
        for (Box next : row.stream().sorted(Comparator.comparingDouble(Box::x)).toList()) {
            if (farthest != null && next.x() >= farthest.right()) {
                parts.add(between(farthest, next));
            }
            farthest = farthest == null || next.right() > farthest.right() ? next : farthest;
        }
        return parts;
    }

    private static Box between(Box left, Box right) {
        double y = (Math.max(left.y(), right.y()) + Math.min(left.bottom(), right.bottom())) / 2;
        return new Box(left.right(), y, right.x() - left.right(), 0);
    }
}
