package dev.archipelago.app.editor.blast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;

/// Puts names beside signs so that none covers another, a sign or the edge: right of it, left, below or above; cut short where
/// there is no room for the whole, and left out where there is none for that.
final class NamePlaces {
    private static final double HIGH = 15;
    private static final double SIGN = 6;
    private static final double GAP = 3;
    private static final int SHORT = 8;
    private static final double[] AWAY = {0, 7, 14};

    private final double width;
    private final double height;
    private final List<Bounds> taken = new ArrayList<>();

    /// A sign, and what stands there.
    record Spot(String name, double x, double y) {}

    /// Where a name stands, by its upper left corner.
    ///
    /// @param text the name, or the beginning of it with an ellipsis
    record Place(String name, String text, double x, double y) {}

    private NamePlaces(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /// @param spots those whose names count most come first
    /// @param measure how wide a text is
    static List<Place> of(List<Spot> spots, double width, double height, ToDoubleFunction<String> measure) {
        NamePlaces places = new NamePlaces(width, height);
        spots.forEach(spot -> places.taken.add(new BoundingBox(spot.x() - SIGN, spot.y() - SIGN, 2 * SIGN, 2 * SIGN)));
        List<Place> found = new ArrayList<>();
        for (Spot spot : spots) {
            places.place(spot, spot.name(), measure).or(() -> places.place(spot, cut(spot.name()), measure))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= SHORT
                ? name
                : name.substring(0, name.offsetByCodePoints(0, SHORT - 1)) + "…";
    }

    private Optional<Place> place(Spot spot, String text, ToDoubleFunction<String> measure) {
        double wide = measure.applyAsDouble(text);
        for (double[] corner : corners(spot, wide)) {
            Bounds box = new BoundingBox(corner[0], corner[1], wide, HIGH);
            boolean inside = box.getMinX() >= 0 && box.getMinY() >= 0 && box.getMaxX() <= width
                    && box.getMaxY() <= height;
            if (inside && taken.stream().noneMatch(box::intersects)) {
                taken.add(box);
                return Optional.of(new Place(spot.name(), text, corner[0], corner[1]));
            }
        }
        return Optional.empty();
    }

    /// The nearest first.
    private List<double[]> corners(Spot spot, double wide) {
        List<double[]> corners = new ArrayList<>();
        for (double away : AWAY) {
            double right = spot.x() + SIGN + GAP + away;
            double left = spot.x() - SIGN - GAP - wide - away;
            boolean rightFirst = spot.x() >= width / 2 - 1;
            for (double y : new double[]{spot.y() - HIGH / 2, spot.y(), spot.y() - HIGH}) {
                corners.add(new double[]{rightFirst ? right : left, y});
                corners.add(new double[]{rightFirst ? left : right, y});
            }
            corners.add(new double[]{spot.x() - wide / 2, spot.y() + SIGN + 1 + away});
            corners.add(new double[]{spot.x() - wide / 2, spot.y() - SIGN - 1 - HIGH - away});
        }
        return corners;
    }
}
