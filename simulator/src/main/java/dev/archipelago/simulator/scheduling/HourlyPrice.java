package dev.archipelago.simulator.scheduling;

/// What CPU and memory cost for an hour, in any currency.
///
/// @param core for one core
/// @param gibibyte for one gibibyte of memory
public record HourlyPrice(double core, double gibibyte) {

    /// Hours of a month, a twelfth of a year.
    public static final double MONTH = 730;

    private static final double HOUR = 3600;
    private static final double MILLION = 1e6;

    /// For an hour.
    public double of(Resources resources) {
        return core * resources.cores() + gibibyte * resources.gibibytes();
    }

    /// For a million requests of which so many come in a second; NaN where none come.
    public static double perMillion(double perHour, double requestsPerSecond) {
        return requestsPerSecond > 0 ? perHour / (requestsPerSecond * HOUR) * MILLION : Double.NaN;
    }
}
