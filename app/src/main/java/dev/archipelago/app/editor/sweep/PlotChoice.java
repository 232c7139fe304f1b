package dev.archipelago.app.editor.sweep;

import dev.archipelago.simulator.analysis.SweepAxis;
import dev.archipelago.simulator.result.SweepResult;
import dev.archipelago.simulator.result.SweepResult.Point;
import java.util.List;
import java.util.Map;

/// What is plotted of a sweep: a figure over one property, with a line for each value of another, all others at one value.
///
/// @param axes of all properties
/// @param across number of the property along the axis
/// @param lines number of the property of which each value has a line; -1 for none
/// @param fixed values of the others by number
/// @param isGrid whether every value is there with every other, so that points on a line belong together
record PlotChoice(SweepResult result, List<SweepAxis> axes, String figure, int across, int lines,
        Map<Integer, String> fixed, boolean isGrid) {

    /// The points that are plotted.
    List<Point> points() {
        return result.points().stream().filter(point -> !isGrid || fixed.entrySet().stream()
                .allMatch(entry -> point.values().get(entry.getKey()).equals(entry.getValue()))).toList();
    }

    /// Where a point stands along the axis.
    double at(Point point) {
        SweepAxis axis = axes.get(across);
        return axis.at().get(axis.values().indexOf(point.values().get(across))).doubleValue();
    }

    /// The names of the lines, in order.
    List<String> names() {
        return lines < 0 ? List.of("") : axes.get(lines).values();
    }

    String name(Point point) {
        return lines < 0 ? "" : point.values().get(lines);
    }
}
