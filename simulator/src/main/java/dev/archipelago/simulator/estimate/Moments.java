package dev.archipelago.simulator.estimate;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.GammaDistribution;

/// Mean and variance of a time, in nanoseconds, of which no more is known; where more is asked, it is taken for a gamma
/// distribution.
///
/// @param mean infinite where something never ends
record Moments(double mean, double variance) {

    static final Moments NONE = new Moments(0, 0);
    private static final double CERTAIN = 1e-6;
    private static final int GRID = 200;

    /// What comes of an endless time that nobody waits for is not known, and is taken for endless.
    Moments {
        if (Double.isNaN(mean)) {
            mean = Double.POSITIVE_INFINITY;
        }
    }

    static Moments constant(double time) {
        return new Moments(time, 0);
    }

    Moments plus(Moments other) {
        return new Moments(mean + other.mean, variance + other.variance);
    }

    Moments scaled(double factor) {
        if (factor == 0 || mean == 0) {
            return NONE;
        }
        return factor == Double.POSITIVE_INFINITY || mean == Double.POSITIVE_INFINITY
                ? constant(Double.POSITIVE_INFINITY)
                : new Moments(factor * mean, factor * factor * variance);
    }

    /// This one with a probability, the other otherwise.
    Moments or(Moments other, double probability) {
        if (probability >= 1) {
            return this;
        }
        if (probability <= 0) {
            return other;
        }
        double both = probability * mean + (1 - probability) * other.mean;
        double squares = probability * square() + (1 - probability) * other.square();
        return new Moments(both, both == Double.POSITIVE_INFINITY ? both : Math.max(0, squares - both * both));
    }

    /// So many of them one after the other.
    Moments times(double number, double spread) {
        if (mean == Double.POSITIVE_INFINITY) {
            return number == 0 ? NONE : this;
        }
        return number == 0 ? NONE : new Moments(number * mean, number * variance + spread * mean * mean);
    }

    double square() {
        return variance + mean * mean;
    }

    /// The squared coefficient of variation.
    double scv() {
        return mean <= 0 || mean == Double.POSITIVE_INFINITY ? 0 : variance / (mean * mean);
    }

    /// The share of times that are longer.
    double exceeding(double time) {
        if (mean == Double.POSITIVE_INFINITY) {
            return 1;
        }
        if (scv() < CERTAIN) {
            return mean > time ? 1 : 0;
        }
        return gamma().survivalProbability(time);
    }

    /// What is left of it when nobody waits longer than a time.
    Moments cut(double time) {
        if (mean == Double.POSITIVE_INFINITY) {
            return constant(time);
        }
        if (scv() < CERTAIN) {
            return constant(Math.min(mean, time));
        }
        double shape = mean * mean / variance;
        double scale = variance / mean;
        double late = exceeding(time);
        double first = mean * GammaDistribution.of(shape + 1, scale).cumulativeProbability(time) + time * late;
        double second = (shape + 1) * scale * mean
                * GammaDistribution.of(shape + 2, scale).cumulativeProbability(time) + time * time * late;
        return new Moments(first, Math.max(0, second - first * first));
    }

    double quantile(double share) {
        if (mean == Double.POSITIVE_INFINITY || scv() < CERTAIN) {
            return mean;
        }
        return gamma().inverseCumulativeProbability(share);
    }

    private GammaDistribution gamma() {
        double bounded = Math.min(variance, 1e6 * mean * mean);
        return GammaDistribution.of(mean * mean / bounded, bounded / mean);
    }

    /// The time until so many of several that begin together and have nothing to do with one another are over.
    static Moments join(List<Moments> parts, int needed) {
        if (needed <= 0) {
            return NONE;
        }
        if (needed > parts.size() || parts.stream().anyMatch(part -> part.mean == Double.POSITIVE_INFINITY)) {
            return constant(Double.POSITIVE_INFINITY);
        }
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        double end = parts.stream().mapToDouble(part -> part.quantile(1 - 1e-5)).max().orElse(0);
        double mean = 0;
        double square = 0;
        double before = 0;
        double step = end / GRID;
        for (int i = 0; i <= GRID && step > 0; i++) {
            double time = i * step;
            double open = open(parts, needed, time);
            if (i > 0) {
                mean += step * (before + open) / 2;
                square += step * (before * (time - step) + open * time);
            }
            before = open;
        }
        return new Moments(mean, Math.max(0, square - mean * mean));
    }

    /// The probability that fewer than needed are over at a time.
    private static double open(List<Moments> parts, int needed, double time) {
        double[] over = new double[parts.size() + 1];
        over[0] = 1;
        int seen = 0;
        for (Moments part : parts) {
            double late = part.exceeding(time);
            seen++;
            for (int n = seen; n >= 0; n--) {
                over[n] = over[n] * late + (n > 0 ? over[n - 1] * (1 - late) : 0);
            }
        }
        return Arrays.stream(over, 0, needed).sum();
    }
}
