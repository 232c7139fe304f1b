package dev.archipelago.simulator.theory;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/// The availability of what is made of parts that fail independently.
public final class Redundancy {

    private Redundancy() {}

    /// All of so many parts are needed.
    public static double series(int parts, double availability) {
        return Math.pow(availability, parts);
    }

    /// Any k of n parts are enough.
    public static double atLeast(int k, int n, double availability) {
        return BinomialDistribution.of(n, availability).survivalProbability(k - 1);
    }
}
