package dev.archipelago.simulator.theory;

/// Distributions that have a given mean and squared coefficient of variation.
///
/// Source: Whitt, Approximating a point process by a renewal process (1982), for the two balanced kinds.
///
/// @param mean in seconds
/// @param scv squared coefficient of variation
public record MomentFit(double mean, double scv) {

    /// Two kinds of exponential times, each with the same share of the work.
    ///
    /// @param probability of the first, shorter kind
    /// @param firstRate per second
    /// @param secondRate per second
    public record TwoKinds(double probability, double firstRate, double secondRate) {}

    public MomentFit {
        Requirement.positive(mean, "a mean");
        Requirement.notNegative(scv, "a squared coefficient of variation");
    }

    /// Variance of the logarithm of the log-normal distribution.
    public double logVariance() {
        return Math.log1p(scv);
    }

    /// Mean of the logarithm of the log-normal distribution.
    public double logMean() {
        return Math.log(mean) - logVariance() / 2;
    }

    /// For a squared coefficient of variation of at least 1.
    public TwoKinds balanced() {
        if (scv < 1) {
            throw new IllegalArgumentException("two kinds of exponential times vary at least by 1, not by " + scv);
        }
        double p = (1 + Math.sqrt((scv - 1) / (scv + 1))) / 2;
        return new TwoKinds(p, 2 * p / mean, 2 * (1 - p) / mean);
    }
}
