package dev.archipelago.simulator.theory;

import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;

/// A hypoexponential time: exponential stages one after the other, such as the sojourns in a tandem of M/M/1.
///
/// @param means in seconds, no two the same
public record SerialStages(List<Double> means) {

    public SerialStages {
        means = List.copyOf(means);
        means.forEach(mean -> Requirement.positive(mean, "a mean"));
        if (means.isEmpty() || means.stream().distinct().count() != means.size()) {
            throw new IllegalArgumentException("the form holds for stages of different means, not for " + means);
        }
    }

    public double mean() {
        return stages().sum();
    }

    public double variance() {
        return stages().map(mean -> mean * mean).sum();
    }

    /// The probability that all stages together take longer.
    public double tail(double seconds) {
        double sum = 0;
        for (double own : means) {
            double weight = 1;
            for (double other : means) {
                weight *= other == own ? 1 : own / (own - other);
            }
            sum += weight * Math.exp(-seconds / own);
        }
        return sum;
    }

    /// @param p share, such as 0.99
    public double quantile(double p) {
        return Tail.quantile(this::tail, p, mean());
    }

    /// The quantile of the gamma distribution of the same mean and variance: what an estimate would say.
    public double gammaQuantile(double p) {
        return GammaDistribution.of(mean() * mean() / variance(), variance() / mean()).inverseCumulativeProbability(p);
    }

    /// The quantile of the log-normal distribution of the same mean and variance.
    public double logNormalQuantile(double p) {
        double square = Math.log1p(variance() / (mean() * mean()));
        return LogNormalDistribution.of(Math.log(mean()) - square / 2, Math.sqrt(square))
                .inverseCumulativeProbability(p);
    }

    private DoubleStream stages() {
        return means.stream().mapToDouble(Double::doubleValue);
    }
}
