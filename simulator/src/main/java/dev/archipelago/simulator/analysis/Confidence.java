package dev.archipelago.simulator.analysis;

import dev.archipelago.simulator.measure.Tally;
import dev.archipelago.simulator.result.Estimate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;

/// 95 % confidence intervals from independent replications: mean ± t(n-1, 0.975) s / √n.
public final class Confidence {

    private static final double UPPER = 0.975;

    private Confidence() {}

    /// One value a replication, none of them negative, so that the interval ends at zero; replications in which nothing
    /// was measured (NaN) do not count.
    public static Estimate of(DoubleStream values) {
        Tally tally = tally(values);
        return around(tally.mean(), tally);
    }

    /// One value a replication, such as a difference, that may be negative.
    public static Estimate signed(DoubleStream values) {
        Tally tally = tally(values);
        return tally.count() < 2 ? around(tally.mean(), tally) : symmetric(tally.mean(), tally);
    }

    /// The same for a figure whose best value comes from all replications together, such as a percentile: as wide as the
    /// values of the replications say, around that value. A percentile of a short run is biased, that of all runs is so
    /// much less (sectioning: Asmussen and Glynn 2007, III.5).
    public static Estimate around(double whole, DoubleStream values) {
        return around(whole, tally(values));
    }

    /// The difference of the means of two groups that have nothing to do with one another, the second less the first, with the
    /// degrees of freedom of Welch; replications in which nothing was measured (NaN) do not count.
    public static Estimate between(double[] first, double[] second) {
        Tally one = tally(Arrays.stream(first));
        Tally other = tally(Arrays.stream(second));
        double difference = other.mean() - one.mean();
        if (one.count() < 2 || other.count() < 2) {
            return Estimate.of(difference);
        }
        double a = one.variance() / one.count();
        double b = other.variance() / other.count();
        if (a + b == 0) {
            return new Estimate(difference, difference, difference);
        }
        double freedom = (a + b) * (a + b) / (a * a / (one.count() - 1) + b * b / (other.count() - 1));
        double half = TDistribution.of(freedom).inverseCumulativeProbability(UPPER) * Math.sqrt(a + b);
        return new Estimate(difference, difference - half, difference + half);
    }

    /// Half the widths of many intervals of means; remembers the quantiles, which cost more than all else.
    static final class HalfWidths {
        private final Map<Long, Double> quantiles = new HashMap<>();

        /// One value a replication; NaN where fewer than two replications measured anything.
        double of(DoubleStream values) {
            Tally tally = tally(values);
            return tally.count() < 2
                    ? Double.NaN
                    : quantiles.computeIfAbsent(tally.count(),
                            count -> TDistribution.of(count - 1.0).inverseCumulativeProbability(UPPER))
                            * Math.sqrt(tally.variance() / tally.count());
        }
    }

    private static Tally tally(DoubleStream values) {
        Tally tally = new Tally();
        values.filter(value -> !Double.isNaN(value)).forEach(tally::add);
        return tally;
    }

    private static Estimate around(double value, Tally tally) {
        if (tally.count() == 0) {
            return Estimate.NONE;
        }
        if (tally.count() == 1) {
            return Estimate.of(value);
        }
        Estimate symmetric = symmetric(value, tally);
        return new Estimate(value, Math.max(0, symmetric.low()), symmetric.high());
    }

    private static Estimate symmetric(double value, Tally tally) {
        double t = TDistribution.of(tally.count() - 1.0).inverseCumulativeProbability(UPPER);
        double half = t * Math.sqrt(tally.variance() / tally.count());
        return new Estimate(value, value - half, value + half);
    }
}
