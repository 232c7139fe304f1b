package dev.archipelago.simulator.resilience;

/// Shrinks when calls take longer than half as much again as in the long run, grows by a few otherwise.
///
/// Source: Netflix concurrency-limits.
public final class Gradient2 implements AdaptiveLimit {

    private static final int LOWEST = 20;
    private static final int HIGHEST = 200;
    private static final double TOLERANCE = 1.5;
    private static final double SMOOTHING = 0.2;
    private static final int QUEUE = 4;
    private static final int LONG_WINDOW = 600;
    private static final int AVERAGED = 10;

    private final int lowest;
    private double limit;
    private double sum;
    private int samples;
    private double longTime;

    /// @param initial calls at the start; it falls no lower than this or 20
    public Gradient2(int initial) {
        this.limit = initial;
        this.lowest = Math.min(LOWEST, initial);
    }

    @Override
    public void update(double time, int inFlight, boolean dropped) {
        if (samples < AVERAGED) {
            samples++;
            sum += time;
            longTime = sum / samples;
        } else {
            longTime += (time - longTime) * 2 / (LONG_WINDOW + 1);
        }
        double before = longTime;
        if (before > 2 * time) {
            longTime *= 0.95;
        }
        if (2.0 * inFlight >= limit) {
            limit = Math.clamp(next(limit, time, before), lowest, HIGHEST);
        }
    }

    /// The limit that follows one.
    static double next(double limit, double shortTime, double longTime) {
        double gradient = Math.clamp(TOLERANCE * longTime / shortTime, 0.5, 1);
        return limit * (1 - SMOOTHING) + SMOOTHING * (limit * gradient + QUEUE);
    }

    @Override
    public int limit() {
        return (int) limit;
    }
}
