package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.LifePlan;

/// How a cache fills again after it has lost everything: a look-up finds its entry as often as before, if its key has been
/// asked for since, and what the look-up missed could be had.
///
/// After m look-ups whose misses were filled a key of popularity p has been asked for with the probability 1 - (1 - p)^m; keys are popular as Zipf's law
/// says. Beyond the first thousand, keys are taken together in groups that grow evenly in the logarithm of the rank.
final class Warmth {

    private static final int EXACT = 1000;
    private static final double GROUP = 1.02;
    private static final int POINTS = 256;

    private final double[] share;
    private final double step;
    private double lookups;

    Warmth(LifePlan.Keys keys) {
        this.step = Math.log(50.0 * keys.number() + 1) / (POINTS - 1);
        this.share = new double[POINTS];
        double whole = 0;
        for (double first = 1; first <= keys.number(); first = next(first)) {
            double count = Math.min(next(first), keys.number() + 1) - first;
            double weight = count * StrictMath.pow(first + (count - 1) / 2, -keys.skew());
            whole += weight;
        }
        for (double first = 1; first <= keys.number(); first = next(first)) {
            double count = Math.min(next(first), keys.number() + 1) - first;
            double popularity = StrictMath.pow(first + (count - 1) / 2, -keys.skew()) / whole;
            for (int i = 0; i < POINTS; i++) {
                double asked = StrictMath.exp(i * step) - 1;
                share[i] += count * popularity * -StrictMath.expm1(asked * StrictMath.log1p(-popularity));
            }
        }
    }

    private static double next(double rank) {
        return rank < EXACT ? rank + 1 : Math.ceil(rank * GROUP);
    }

    /// The cache has lost everything again.
    void cool() {
        lookups = 0;
    }

    /// Notes that what a look-up missed is there now. As one that misses stands for all that are made meanwhile, it counts as
    /// many as there are for one miss.
    ///
    /// @param hit chance of a look-up to find its entry in the full cache
    void fill(double hit) {
        lookups += 1 / Math.max(1e-9, 1 - hit * share());
    }

    /// The share of its former chance that a look-up has to find its entry now.
    double share() {
        double place = StrictMath.log1p(lookups) / step;
        int below = (int) place;
        return below >= POINTS - 1
                ? 1
                : share[below] + (place - below) * (share[below + 1] - share[below]);
    }
}
