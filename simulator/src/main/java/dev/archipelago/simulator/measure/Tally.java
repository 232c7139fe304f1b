package dev.archipelago.simulator.measure;

/// Collects observations, each counting the same: number, mean, variance, extremes (Welford's recurrence).
public final class Tally {

    private long count;
    private double mean;
    private double squares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    public void add(double value) {
        count++;
        double delta = value - mean;
        mean += delta / count;
        squares += delta * (value - mean);
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    public long count() {
        return count;
    }

    /// 0 when there are none.
    public double mean() {
        return mean;
    }

    /// With n - 1 in the denominator; 0 for fewer than two.
    public double variance() {
        return count < 2 ? 0 : squares / (count - 1);
    }

    public double min() {
        return min;
    }

    public double max() {
        return max;
    }

    public void reset() {
        count = 0;
        mean = 0;
        squares = 0;
        min = Double.POSITIVE_INFINITY;
        max = Double.NEGATIVE_INFINITY;
    }
}
