package dev.archipelago.simulator.autoscaling;

/// When the use of pods is measured: once a period, averaged over the period before.
///
/// What an autoscaler sees is therefore as old as the last sample, and that sample half tells of the period before it.
///
/// Source: Kubernetes, metrics-server as its manifest sets it up.
///
/// @param period nanoseconds between samples
/// @param phase nanoseconds from time 0 to a sample, less than a period
public record Sampling(long period, long phase) {

    /// Nanoseconds between samples where nothing else is said.
    public static final long PERIOD = 15_000_000_000L;

    public Sampling {
        if (period <= 0 || phase < 0 || phase >= period) {
            throw new IllegalArgumentException("samples each " + period + " ns from " + phase + " ns on");
        }
    }

    /// The time of the last sample at or before a time; negative when there has been none since time 0.
    public long last(long now) {
        return Math.floorDiv(now - phase, period) * period + phase;
    }
}
