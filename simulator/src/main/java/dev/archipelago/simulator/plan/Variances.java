package dev.archipelago.simulator.plan;

import dev.archipelago.model.quantity.Count;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import org.apache.commons.statistics.distribution.WeibullDistribution;

/// How much values of distributions vary.
final class Variances {

    private Variances() {}

    /// In squared seconds; infinite for a power law that has none. Of [Distribution.Normal] that of the untruncated curve.
    static double of(Distribution distribution) {
        return switch (distribution) {
            case Distribution.Constant _ -> 0;
            case Distribution.Exponential d -> square(d.mean().seconds());
            case Distribution.Uniform d -> square(d.max().seconds() - d.min().seconds()) / 12;
            case Distribution.Normal d -> square(d.sd().seconds());
            case Distribution.LogNormal d -> square(d.cv() * d.mean().seconds());
            case Distribution.Gamma d -> square(d.cv() * d.mean().seconds());
            case Distribution.Erlang d -> square(d.mean().seconds()) / d.stages();
            case Distribution.Hyperexponential d -> square(d.cv() * d.mean().seconds());
            case Distribution.Weibull d -> weibull(d.mean().seconds(), d.shape());
            case Distribution.Pareto d -> pareto(d);
            case Distribution.Triangular d -> triangular(d.min().seconds(), d.mode().seconds(), d.max().seconds());
            case Distribution.Empirical d -> {
                double mean = d.expected();
                yield d.values().stream().mapToDouble(TimeSpan::seconds).map(x -> square(x - mean)).average()
                        .orElse(0);
            }
            case Distribution.Shifted d -> of(d.rest());
            case Distribution.Fitted d -> of(d.shape());
        };
    }

    static double of(Count count) {
        return switch (count) {
            case Count.Fixed _ -> 0;
            case Count.Geometric(double mean) -> mean * (mean + 1);
            case Count.Poisson(double mean) -> mean;
            case Count.Uniform(int min, int max) -> (square(max - min + 1.0) - 1) / 12;
        };
    }

    private static double weibull(double mean, double shape) {
        WeibullDistribution unit = WeibullDistribution.of(shape, 1);
        return square(mean / unit.getMean()) * unit.getVariance();
    }

    private static double triangular(double a, double b, double c) {
        return (a * a + b * b + c * c - a * b - a * c - b * c) / 18;
    }

    private static double pareto(Distribution.Pareto d) {
        double low = d.min().seconds();
        double shape = d.shape();
        if (d.max() == null) {
            return shape > 2 ? square(low) * shape / (square(shape - 1) * (shape - 2)) : Double.POSITIVE_INFINITY;
        }
        double ratio = low / d.max().seconds();
        double squares = shape == 2
                ? -2 * square(low) * Math.log(ratio) / (1 - square(ratio))
                : shape * square(low) / (shape - 2) * (1 - Math.pow(ratio, shape - 2)) / (1 - Math.pow(ratio, shape));
        return squares - square(d.expected());
    }

    private static double square(double x) {
        return x * x;
    }
}
