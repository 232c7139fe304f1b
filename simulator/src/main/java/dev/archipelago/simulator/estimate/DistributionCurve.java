package dev.archipelago.simulator.estimate;

import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TriangularDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.apache.commons.statistics.distribution.WeibullDistribution;

/// A distribution as the simulator draws from it, to be looked at: how much lies below a time, percentiles, the mean, the
/// density. Times are in seconds.
///
/// Distributions of Apache Commons Statistics; a normal one is cut off at zero, a hyperexponential one has balanced means.
public final class DistributionCurve {
    private static final int HALVINGS = 200;
    private static final int MEAN_GRID = 20_000;

    private final Distribution distribution;
    private final DoubleUnaryOperator below;

    private DistributionCurve(Distribution distribution) {
        this.distribution = distribution.plain();
        below = below(this.distribution);
    }

    public static DistributionCurve of(Distribution distribution) {
        return new DistributionCurve(distribution);
    }

    /// The share of values that are not above a time.
    public double below(double seconds) {
        return seconds < 0 ? 0 : below.applyAsDouble(seconds);
    }

    /// The least time that a share of the values is not above.
    ///
    /// @param share above 0 and below 1
    public double quantile(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("a share above 0 and below 1 is expected, not " + share);
        }
        double high = Math.max(1e-9, distribution.expected());
        while (below(high) < share) {
            high *= 2;
        }
        double low = 0;
        for (int i = 0; i < HALVINGS && high - low > 1e-13 * high; i++) {
            double middle = (low + high) / 2;
            if (below(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// The mean of what is drawn; of a normal one that is cut off, of the part that is left.
    public double mean() {
        return switch (distribution) {
            case Distribution.Normal _ -> {
                double sum = 0;
                for (int i = 0; i < MEAN_GRID; i++) {
                    sum += quantile((i + 0.5) / MEAN_GRID);
                }
                yield sum / MEAN_GRID;
            }
            case Distribution.Shifted d -> d.offset().seconds() + of(d.rest()).mean();
            default -> distribution.expected();
        };
    }

    /// How densely values lie between two times, per second.
    public double density(double from, double to) {
        return to > from ? (below(to) - below(from)) / (to - from) : 0;
    }

    private static DoubleUnaryOperator below(Distribution distribution) {
        return switch (distribution) {
            case Distribution.Constant d -> x -> x >= d.value().seconds() ? 1 : 0;
            case Distribution.Exponential d -> positive(d.mean().seconds(), ExponentialDistribution::of);
            case Distribution.Uniform d -> d.min().equals(d.max())
                    ? step(d.min().seconds())
                    : of(UniformContinuousDistribution.of(d.min().seconds(), d.max().seconds()));
            case Distribution.Normal d -> normal(d);
            case Distribution.LogNormal d -> positive(d.mean().seconds(), mean -> logNormal(mean, d.cv()));
            case Distribution.Gamma d -> positive(d.mean().seconds(), mean -> gamma(mean, 1 / (d.cv() * d.cv())));
            case Distribution.Erlang d -> positive(d.mean().seconds(), mean -> gamma(mean, d.stages()));
            case Distribution.Hyperexponential d -> hyperexponential(d);
            case Distribution.Weibull d -> positive(d.mean().seconds(), mean -> WeibullDistribution.of(d.shape(),
                    mean / WeibullDistribution.of(d.shape(), 1).getMean()));
            case Distribution.Pareto d -> pareto(d);
            case Distribution.Triangular d -> d.min().equals(d.max())
                    ? step(d.min().seconds())
                    : of(TriangularDistribution.of(d.min().seconds(), d.mode().seconds(), d.max().seconds()));
            case Distribution.Empirical d -> empirical(d);
            case Distribution.Shifted d -> {
                DoubleUnaryOperator rest = below(d.rest());
                double offset = d.offset().seconds();
                yield x -> x < offset ? 0 : rest.applyAsDouble(x - offset);
            }
            case Distribution.Fitted d -> below(d.shape());
        };
    }

    private interface ByMean {
        ContinuousDistribution of(double mean);
    }

    /// Always zero where the mean is.
    private static DoubleUnaryOperator positive(double mean, ByMean family) {
        return mean == 0 ? step(0) : of(family.of(mean));
    }

    private static DoubleUnaryOperator of(ContinuousDistribution distribution) {
        return distribution::cumulativeProbability;
    }

    private static DoubleUnaryOperator step(double value) {
        return x -> x >= value ? 1 : 0;
    }

    private static DoubleUnaryOperator normal(Distribution.Normal d) {
        if (d.sd().isZero()) {
            return step(d.mean().seconds());
        }
        NormalDistribution whole = NormalDistribution.of(d.mean().seconds(), d.sd().seconds());
        double cut = whole.cumulativeProbability(0);
        return x -> (whole.cumulativeProbability(x) - cut) / (1 - cut);
    }

    private static ContinuousDistribution logNormal(double mean, double cv) {
        double variance = Math.log1p(cv * cv);
        return LogNormalDistribution.of(Math.log(mean) - variance / 2, Math.sqrt(variance));
    }

    private static ContinuousDistribution gamma(double mean, double shape) {
        return GammaDistribution.of(shape, mean / shape);
    }

    private static DoubleUnaryOperator hyperexponential(Distribution.Hyperexponential d) {
        double square = d.cv() * d.cv();
        double share = (1 + Math.sqrt((square - 1) / (square + 1))) / 2;
        double mean = d.mean().seconds();
        DoubleUnaryOperator often = positive(mean / (2 * share), ExponentialDistribution::of);
        DoubleUnaryOperator seldom = positive(mean / (2 * (1 - share)), ExponentialDistribution::of);
        return x -> share * often.applyAsDouble(x) + (1 - share) * seldom.applyAsDouble(x);
    }

    private static DoubleUnaryOperator pareto(Distribution.Pareto d) {
        double min = d.min().seconds();
        TimeSpan end = d.max();
        double max = end == null ? Double.POSITIVE_INFINITY : end.seconds();
        double whole = 1 - Math.pow(min / max, d.shape());
        return x -> x < min ? 0 : Math.min(1, (1 - Math.pow(min / x, d.shape())) / whole);
    }

    private static DoubleUnaryOperator empirical(Distribution.Empirical d) {
        double[] sorted = d.values().stream().mapToDouble(TimeSpan::seconds).sorted().toArray();
        if (sorted.length == 0) {
            return step(0);
        }
        return x -> {
            int place = Arrays.binarySearch(sorted, Math.nextUp(x));
            int count = place >= 0 ? place : -place - 1;
            return (double) count / sorted.length;
        };
    }
}
