package dev.archipelago.simulator.estimate;

import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.TimeSpan;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.statistics.distribution.WeibullDistribution;

/// Finds the distributions that measured durations look like.
///
/// Of each family the one with the mean and the deviation of what was measured; of log-normal ones that with the mean and the
/// deviation of the logarithms, which is the most likely one, where no value is zero. They are ranked by the Kolmogorov-Smirnov distance: the largest
/// difference between the share of the measurements and of the distribution that lies below any time.
///
/// Source: for the critical distance Massey, The Kolmogorov-Smirnov test for goodness of fit (1951): 1.63 / √n at 1 %. As
/// parameters are taken from the same values, a distribution beyond it fits even worse than that says.
public final class Fitting {

    /// With fewer values nothing is told.
    public static final int LEAST = 20;

    private static final double CRITICAL = 1.63;
    private static final int DIGITS = 4;
    private static final int HALVINGS = 60;
    private static final double LEAST_SHAPE = 0.2;
    private static final double MOST_SHAPE = 50;

    private final double[] sorted;
    private final double mean;
    private final double deviation;

    /// A distribution, and how far it is from what was measured.
    ///
    /// @param distance from 0 to 1
    /// @param fits whether chance alone would lead to such a distance in more than one of a hundred samples
    public record Fit(Distribution distribution, double distance, boolean fits) {}

    private Fitting(double[] seconds) {
        this.sorted = seconds.clone();
        Arrays.sort(sorted);
        this.mean = Arrays.stream(sorted).average().orElse(0);
        double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
        this.deviation = Math.sqrt(squares / (sorted.length - 1));
    }

    /// What fits best first; empty where all values are the same or zero.
    ///
    /// @param seconds not negative, at least [#LEAST] of them
    public static List<Fit> of(double... seconds) {
        if (seconds.length < LEAST || Arrays.stream(seconds).anyMatch(x -> !(x >= 0) || Double.isInfinite(x))) {
            throw new IllegalArgumentException("at least " + LEAST + " durations that are not negative");
        }
        return new Fitting(seconds).fits();
    }

    private List<Fit> fits() {
        double cv = mean == 0 ? 0 : deviation / mean;
        if (cv == 0) {
            return List.of();
        }
        TimeSpan about = time(mean);
        List<Fit> fits = new ArrayList<>();
        add(fits, () -> new Distribution.Exponential(about));
        if (sorted[0] > 0) {
            add(fits, this::logNormal);
        }
        add(fits, () -> new Distribution.Gamma(about, rounded(cv)));
        add(fits, () -> new Distribution.Weibull(about, rounded(shape(cv))));
        add(fits, () -> new Distribution.Normal(about, time(deviation)));
        add(fits, () -> new Distribution.Uniform(time(sorted[0]), time(sorted[sorted.length - 1])));
        if (cv > 1) {
            add(fits, () -> new Distribution.Hyperexponential(about, rounded(cv)));
        }
        fits.sort(Comparator.comparingDouble(Fit::distance));
        return List.copyOf(fits);
    }

    private void add(List<Fit> fits, Supplier<Distribution> made) {
        try {
            Distribution distribution = made.get();
            double distance = distance(DistributionCurve.of(distribution));
            fits.add(new Fit(distribution, distance, distance <= CRITICAL / Math.sqrt(sorted.length)));
        } catch (NotationException e) {
            // the family has no such mean and deviation
        }
    }

    private Distribution logNormal() {
        double[] logs = Arrays.stream(sorted).map(Math::log).toArray();
        double middle = Arrays.stream(logs).average().orElse(0);
        double variance = Arrays.stream(logs).map(x -> (x - middle) * (x - middle)).sum() / (logs.length - 1);
        return new Distribution.LogNormal(time(Math.exp(middle + variance / 2)),
                rounded(Math.sqrt(Math.expm1(variance))));
    }

    /// The shape of a Weibull with this coefficient of variation, which falls as the shape grows.
    private static double shape(double cv) {
        double low = LEAST_SHAPE;
        double high = MOST_SHAPE;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            WeibullDistribution tried = WeibullDistribution.of(middle, 1);
            if (Math.sqrt(tried.getVariance()) / tried.getMean() > cv) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double distance(DistributionCurve curve) {
        double most = 0;
        for (int i = 0; i < sorted.length; i++) {
            double below = curve.below(sorted[i]);
            most = Math.max(most,
                    Math.max(below - (double) i / sorted.length, (i + 1.0) / sorted.length - below));
        }
        return most;
    }

    private static TimeSpan time(double seconds) {
        return TimeSpan.ofSeconds(rounded(seconds));
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue();
    }
}
