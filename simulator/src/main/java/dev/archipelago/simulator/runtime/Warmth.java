package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.LifePlan;

/// How a cache fills again after it has lost everything: a look-up finds its entry as often as before, if its key has been
/// asked for since.
///
/// After m look-ups a key of popularity p has been asked for with the probability 1 - (1 - p)^m; keys are popular as Zipf's law
/// says. Beyond the first thousand, keys are taken together in groups that grow evenly in the logarithm of the rank.
final class Warmth {

    private static final int EXACT = 1000;
    private static final double GROUP = 1.02;
    private static final int POINTS = 256;

    private final double[] share;
    private final double step;
    private long lookups;

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

    /// Notes a look-up; the share of its former chance that it has to find its entry.
    double look() {
        double place = StrictMath.log1p(lookups++) / step;
        int below = (int) place;
        return below >= POINTS - 1
                ? 1
                : share[below] + (place - below) * (share[below + 1] - share[below]);
    }
}
