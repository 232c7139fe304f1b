package dev.archipelago.benchmarks.contest;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;

/// The mean of independent values and its standard error.
public record Sample(double mean, double error) {

    private static final double ERRORS = 4;

    /// @param values at least two
    public static Sample of(double... values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
        return new Sample(mean, Math.sqrt(squares / (values.length - 1) / values.length));
    }

    /// One value for each of the seeds 1 to `runs`.
    public static Sample of(int runs, LongToDoubleFunction value) {
        return of(LongStream.rangeClosed(1, runs).mapToDouble(value).toArray());
    }

    /// The largest distance from an expected value that chance explains: four standard errors, those of the sample and of
    /// the expected value together.
    public double tolerance(double errorOfExpected) {
        return ERRORS * Math.hypot(error, errorOfExpected);
    }
}
