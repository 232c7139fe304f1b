package dev.archipelago.simulator.resilience;

/// A number of calls in each window of a fixed length; windows begin at fixed times, whatever happens.
///
/// A caller may also reserve a permit of a window to come, if it accepts the wait. So twice the number may pass within the
/// length of a window around its end.
///
/// Source: resilience4j 2 (AtomicRateLimiter).
public final class FixedWindow implements RateLimiter {

    private final long length;
    private final long limit;
    private final long patience;
    private long window;
    private long permits;

    /// @param limit calls in each window
    /// @param length of a window in nanoseconds
    /// @param patience nanoseconds that a caller waits at most; who would have to wait longer is refused
    public FixedWindow(long limit, long length, long patience) {
        if (limit < 1 || length < 1) {
            throw new IllegalArgumentException(limit + " calls in windows of " + length + " ns");
        }
        this.limit = limit;
        this.length = length;
        this.patience = patience;
        this.permits = limit;
    }

    /// Windows of one second whose number is the rate; of slower rates longer windows with one call each.
    public static FixedWindow of(double perSecond) {
        return perSecond < 1
                ? new FixedWindow(1, Math.round(1e9 / perSecond), 0)
                : new FixedWindow(Math.round(perSecond), 1_000_000_000, 0);
    }

    @Override
    public long ask(long now) {
        long current = now / length;
        permits = Math.min(limit, permits + (current - window) * limit);
        window = current;
        long wait = permits > 0 ? 0 : length - now % length + -permits / limit * length;
        if (wait > patience) {
            return REFUSED;
        }
        permits--;
        return wait;
    }
}
