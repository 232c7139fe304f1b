package dev.archipelago.simulator.result;

/// A measured value with its 95 % confidence interval.
///
/// @param value NaN when nothing was measured
/// @param low NaN where one replication cannot give it
/// @param high NaN where one replication cannot give it
public record Estimate(double value, double low, double high) {

    /// Nothing was measured.
    public static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN);

    /// Without an interval.
    public static Estimate of(double value) {
        return new Estimate(value, Double.NaN, Double.NaN);
    }

    public boolean isMeasured() {
        return !Double.isNaN(value);
    }

    public boolean hasInterval() {
        return !Double.isNaN(low);
    }

    /// What to write behind ±: from the value to the upper bound; NaN without an interval.
    public double halfWidth() {
        return high - value;
    }

    /// Whether the interval holds a value; false without one.
    public boolean covers(double truth) {
        return low <= truth && truth <= high;
    }
}
