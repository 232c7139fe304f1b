package dev.archipelago.simulator.analysis;

import dev.archipelago.simulator.measure.Tally;
import dev.archipelago.simulator.result.Estimate;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;

/// 95 % confidence intervals from independent replications: mean ± t(n-1, 0.975) s / √n.
public final class Confidence {

    private static final double UPPER = 0.975;

    private Confidence() {}

    /// One value a replication, none of them negative, so that the interval ends at zero; replications in which nothing
    /// was measured (NaN) do not count.
    public static Estimate of(DoubleStream values) {
        Tally tally = new Tally();
        values.filter(value -> !Double.isNaN(value)).forEach(tally::add);
        if (tally.count() == 0) {
            return Estimate.NONE;
        }
        if (tally.count() == 1) {
            return Estimate.of(tally.mean());
        }
        double t = TDistribution.of(tally.count() - 1.0).inverseCumulativeProbability(UPPER);
        double half = t * Math.sqrt(tally.variance() / tally.count());
        return new Estimate(tally.mean(), Math.max(0, tally.mean() - half), tally.mean() + half);
    }
}
