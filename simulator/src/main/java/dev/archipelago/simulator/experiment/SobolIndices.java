package dev.archipelago.simulator.experiment;

import dev.archipelago.simulator.random.RandomStream;
import dev.archipelago.simulator.result.Estimate;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Estimates shares of the variance of a function from its values at the points of {@link Sampling#saltelli}.
///
/// The first-order index is estimated as in Saltelli et al. 2010, table 2 (b), from values around their mean, which changes
/// nothing in expectation and much in precision; the total one as by Jansen 1999, ibid. (f). The intervals are percentiles of a
/// bootstrap over rows.
final class SobolIndices {

    private static final int RESAMPLES = 500;
    private static final double ROUNDING = 1e-12;

    private final double[] a;
    private final double[] b;
    private final double[][] mixed;

    /// @param a values at the rows of A
    /// @param b values at the rows of B
    /// @param mixed for each column the values at the rows of A that have this column of B
    SobolIndices(double[] a, double[] b, double[][] mixed) {
        this.a = a;
        this.b = b;
        this.mixed = mixed;
    }

    double mean() {
        return mean(everyRow());
    }

    double deviation() {
        return Math.sqrt(variance(everyRow(), mean()));
    }

    /// Whether there is no variance to be shared out.
    boolean isConstant() {
        double[] all = DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).sorted().toArray();
        double least = all[0];
        double most = all[all.length - 1];
        return most - least <= ROUNDING * Math.max(Math.abs(least), Math.abs(most));
    }

    /// What a column explains alone.
    Estimate first(int column, long seed) {
        return estimated(rows -> first(column, rows), column, seed);
    }

    /// What a column explains alone and together with others.
    Estimate total(int column, long seed) {
        return estimated(rows -> total(column, rows), column, seed);
    }

    private interface Index {
        double of(int[] rows);
    }

    private Estimate estimated(Index index, int column, long seed) {
        RandomStream stream = RandomStream.of(seed, 0, "bootstrap " + column);
        double[] again = new double[RESAMPLES];
        int[] rows = new int[a.length];
        for (int i = 0; i < RESAMPLES; i++) {
            Arrays.setAll(rows, _ -> stream.nextInt(a.length));
            again[i] = index.of(rows);
        }
        double[] known = Arrays.stream(again).filter(Double::isFinite).sorted().toArray();
        double value = index.of(everyRow());
        return known.length == 0
                ? Estimate.of(value)
                : new Estimate(value, quantile(known, 0.025), quantile(known, 0.975));
    }

    private int[] everyRow() {
        return IntStream.range(0, a.length).toArray();
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private double first(int column, int[] rows) {
        double mean = mean(rows);
        double sum = 0;
        for (int row : rows) {
            sum += (b[row] - mean) * (mixed[column][row] - a[row]);
        }
        return sum / rows.length / variance(rows, mean);
    }

    private double total(int column, int[] rows) {
        double sum = 0;
        for (int row : rows) {
            double difference = a[row] - mixed[column][row];
            sum += difference * difference;
        }
        return sum / (2 * rows.length) / variance(rows, mean(rows));
    }

    private double mean(int[] rows) {
        double sum = 0;
        for (int row : rows) {
            sum += a[row] + b[row];
        }
        return sum / (2 * rows.length);
    }

    private double variance(int[] rows, double mean) {
        double sum = 0;
        for (int row : rows) {
            sum += (a[row] - mean) * (a[row] - mean) + (b[row] - mean) * (b[row] - mean);
        }
        return sum / (2 * rows.length);
    }
}
