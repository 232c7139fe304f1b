package dev.archipelago.simulator.result;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What became of a design under other values of its properties.
///
/// @param method "simulation" or "estimate"
/// @param replications of each point; 0 for an estimate
/// @param paths of the properties that took other values
/// @param points by number
public record SweepResult(String architecture, String scenario, String method, long seed, int replications,
        List<String> paths, List<Point> points) {
    public SweepResult {
        paths = List.copyOf(paths);
        points = List.copyOf(points);
    }

    /// All names of figures, in the order in which they first come.
    public Set<String> figureNames() {
        Set<String> names = new LinkedHashSet<>();
        points.forEach(point -> point.figures().ifPresent(figures -> names.addAll(figures.values().keySet())));
        return names;
    }

    /// The design with one value for each property.
    ///
    /// @param number from 0, in the order in which points were planned
    /// @param values as spelled in the file, in the order of the paths; an empty one leaves what the file says
    /// @param figures empty where the design cannot be evaluated
    /// @param refused why not; empty where it can
    public record Point(int number, List<String> values, Optional<Figures> figures, String refused) {
        public Point {
            values = List.copyOf(values);
        }

        /// Not measured when there is no such figure.
        public Estimate figure(String name) {
            return figures.map(known -> known.value(name)).orElse(Estimate.NONE);
        }

        public static Point of(int number, List<String> values, Figures figures) {
            return new Point(number, values, Optional.of(figures), "");
        }

        public static Point refused(int number, List<String> values, String reason) {
            return new Point(number, values, Optional.empty(), reason);
        }
    }
}
