package dev.archipelago.simulator.theory;

import java.util.stream.DoubleStream;
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

    /// All of these parts are needed.
    public static double series(double... availabilities) {
        return DoubleStream.of(availabilities).reduce(1, (all, one) -> all * one);
    }

    /// Any of these parts is enough.
    public static double parallel(double... availabilities) {
        return 1 - DoubleStream.of(availabilities).reduce(1, (none, one) -> none * (1 - one));
    }

    /// How likely a pair fails of which a share of the failures strikes both at once.
    ///
    /// Source: the beta-factor model of Fleming (1975).
    ///
    /// @param failing probability that one of them fails
    /// @param common share of the failures with a common cause
    public static double pairFailing(double failing, double common) {
        return Math.pow((1 - common) * failing, 2) + common * failing;
    }
}
