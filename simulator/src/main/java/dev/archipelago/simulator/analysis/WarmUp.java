package dev.archipelago.simulator.analysis;

import java.util.List;

/// Finds how much of the beginning of a series is not yet in its steady state: MSER-5 (White, Cobb and Spratt 2000).
///
/// Averages five values each into a batch and leaves out as many batches as make the estimated error of the mean of the
/// rest smallest, at most half of them.
public final class WarmUp {

    private static final int BATCH = 5;

    private WarmUp() {}

    /// How many values to leave out, a multiple of five.
    public static int values(List<Double> series) {
        double[] batches = new double[series.size() / BATCH];
        for (int i = 0; i < batches.length; i++) {
            batches[i] = series.subList(i * BATCH, (i + 1) * BATCH).stream().mapToDouble(Double::doubleValue).average()
                    .orElse(0);
        }
        return batches(batches) * BATCH;
    }

    /// How many batches to leave out.
    static int batches(double[] batches) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int left = 0; left <= batches.length / 2; left++) {
            double error = error(batches, left);
            if (error < least) {
                least = error;
                best = left;
            }
        }
        return best;
    }

    /// The squared standard error of the mean of what is left, up to a constant.
    static double error(double[] batches, int left) {
        int n = batches.length - left;
        double mean = 0;
        for (int i = left; i < batches.length; i++) {
            mean += batches[i] / n;
        }
        double squares = 0;
        for (int i = left; i < batches.length; i++) {
            squares += (batches[i] - mean) * (batches[i] - mean);
        }
        return n == 0 ? Double.POSITIVE_INFINITY : squares / ((double) n * n);
    }
}
