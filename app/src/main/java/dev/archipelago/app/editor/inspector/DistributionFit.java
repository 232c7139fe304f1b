package dev.archipelago.app.editor.inspector;

import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.estimate.DistributionCurve;
import java.util.Map;
import java.util.Optional;

/// Finds the distribution of a family that has a mean and a p99, as they are read off a dashboard.
final class DistributionFit {
    private static final double LEAST = 0.1;
    private static final double MOST = 3; // beyond it the p99 of most families falls again
    private static final int HALVINGS = 60;
    private static final double NEAR = 0.01;

    private DistributionFit() {}

    /// Of this family where it has a parameter to turn, else log-normal; empty where none has this mean and p99.
    static Optional<Distribution> of(DistributionKind wanted, TimeSpan mean, TimeSpan p99) {
        DistributionKind kind = switch (wanted) {
            case LOGNORMAL, GAMMA, WEIBULL -> wanted;
            case CONSTANT, EXPONENTIAL, ERLANG, HYPEREXPONENTIAL, NORMAL, UNIFORM, TRIANGULAR, PARETO, EMPIRICAL ->
                DistributionKind.LOGNORMAL;
        };
        double low = LEAST;
        double high = MOST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (p99(candidate(kind, mean, middle)) < p99.seconds()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        Distribution found = candidate(kind, mean, high);
        boolean near = Math.abs(p99(found) - p99.seconds()) <= NEAR * p99.seconds();
        return near ? Optional.of(found) : Optional.empty();
    }

    private static double p99(Distribution distribution) {
        return DistributionCurve.of(distribution).quantile(0.99);
    }

    /// @param spread the coefficient of variation; of a Weibull the inverse of the shape, which grows with it
    private static Distribution candidate(DistributionKind kind, TimeSpan mean, double spread) {
        return kind == DistributionKind.WEIBULL
                ? kind.with(Map.of("mean", mean.toString(), "shape", DistributionKind.number(1 / spread)))
                : kind.with(Map.of("mean", mean.toString(), "cv", DistributionKind.number(spread)));
    }
}
