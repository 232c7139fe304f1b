package dev.archipelago.simulator.result;

import java.util.List;

/// Which share of the variance of each figure comes from which property: the indices of Sobol.
///
/// @param sweep the points that it was found from
/// @param samples rows of each of the two samples
/// @param figures in the order of their names in the sweep
public record VarianceResult(SweepResult sweep, int samples, List<Figure> figures) {
    public VarianceResult {
        figures = List.copyOf(figures);
    }

    /// One figure.
    ///
    /// @param rows that count: those at all of whose points the figure is a finite number
    /// @param mean over these
    /// @param deviation the root of the variance
    /// @param shares of all properties, the largest total first; none where the figure is the same everywhere or no two rows
    /// count
    public record Figure(String name, int rows, double mean, double deviation, List<Share> shares) {
        public Figure {
            shares = List.copyOf(shares);
        }
    }

    /// What a property contributes, with a 95 % interval. Both are estimates, so that small ones may come out negative.
    ///
    /// @param first what it explains alone
    /// @param total what it explains alone and together with others
    public record Share(String path, Estimate first, Estimate total) {}
}
