package dev.archipelago.simulator.resilience;

/// Hands calls to an adaptive limit window by window, each of at least a second and ten calls: their mean time, the most
/// that were under way, and whether one failed.
///
/// Source: Netflix concurrency-limits, windowed limit; calls that failed count among the ten, their times do not.
public final class LimitWindow {

    private static final long LENGTH = 1_000_000_000;
    private static final int FEWEST = 10;

    private final AdaptiveLimit limit;
    private long end = LENGTH;
    private int calls;
    private int succeeded;
    private double sum;
    private int mostInFlight;
    private boolean dropped;

    public LimitWindow(AdaptiveLimit limit) {
        this.limit = limit;
    }

    /// A call has ended.
    ///
    /// @param time nanoseconds that it took
    /// @param inFlight calls under way, this one included
    public void record(long time, int inFlight, boolean failed, long now) {
        calls++;
        mostInFlight = Math.max(mostInFlight, inFlight);
        if (failed) {
            dropped = true;
        } else {
            succeeded++;
            sum += time;
        }
        if (now >= end && calls >= FEWEST) {
            limit.update(succeeded == 0 ? time : sum / succeeded, mostInFlight, dropped);
            end = now + LENGTH;
            calls = 0;
            succeeded = 0;
            sum = 0;
            mostInFlight = 0;
            dropped = false;
        }
    }

    /// Calls that may be under way.
    public int limit() {
        return limit.limit();
    }
}
