package dev.archipelago.simulator.theory;

import org.apache.commons.statistics.distribution.GammaDistribution;

/// An Erlang-distributed time: exponential stages of the same mean one after the other, such as the sojourns in a tandem
/// of equal M/M/1.
///
/// @param mean of one stage in seconds
public record EqualStages(int stages, double mean) {

    public EqualStages {
        Requirement.positive(stages, "a number of stages");
        Requirement.positive(mean, "a mean");
    }

    public double total() {
        return stages * mean;
    }

    public double quantile(double p) {
        Requirement.fraction(p, "a share");
        return GammaDistribution.of(stages, mean).inverseCumulativeProbability(p);
    }
}
