package dev.archipelago.simulator.resilience;

/// The wait before another try.
///
/// Source: Brooker, Exponential Backoff and Jitter (AWS Architecture Blog, 2015).
///
/// @param strategy how chance comes into it
/// @param base first back-off in nanoseconds
/// @param max greatest back-off in nanoseconds
public record Waits(Strategy strategy, long base, long max) {

    private static final int MOST_DOUBLINGS = 40;

    /// How chance comes into the back-off, which doubles with each try up to the greatest.
    public enum Strategy {
        /// Not at all.
        EXPONENTIAL,

        /// Half of it is random.
        EQUAL,

        /// Evenly between nothing and all of it.
        FULL,

        /// Evenly between the base and three times the wait before.
        DECORRELATED
    }

    /// Whether a wait depends on the one before.
    public boolean looksBack() {
        return strategy == Strategy.DECORRELATED;
    }

    /// The wait in nanoseconds.
    ///
    /// @param retries before this one
    /// @param before the wait before the last try; 0 when this is the first retry
    /// @param uniform a number between 0 and 1
    public long of(int retries, long before, double uniform) {
        if (strategy == Strategy.DECORRELATED) {
            long last = Math.max(before, base);
            return (long) Math.min(max, base + (3.0 * last - base) * uniform);
        }
        double backoff = Math.min((double) max, (double) base * (1L << Math.min(retries, MOST_DOUBLINGS)));
        return (long) (switch (strategy) {
            case EXPONENTIAL -> backoff;
            case EQUAL -> backoff / 2 * (1 + uniform);
            case FULL -> backoff * uniform;
            case DECORRELATED -> throw new IllegalStateException();
        });
    }
}
