package dev.archipelago.simulator.resilience;

/// Takes the shortest time of a call for one without waiting, estimates how many calls wait, and keeps them few.
///
/// Source: Netflix concurrency-limits, after TCP Vegas (Brakmo and Peterson 1995).
public final class Vegas implements AdaptiveLimit {

    private static final int HIGHEST = 1000;
    private static final int PROBE = 30;

    private final long seed;
    private double limit;
    private double shortest = Double.POSITIVE_INFINITY;
    private long probes;
    private long sinceProbe;

    /// @param initial calls at the start
    /// @param seed decides when the shortest time is measured anew
    public Vegas(int initial, long seed) {
        this.limit = initial;
        this.seed = seed;
    }

    @Override
    public void update(double time, int inFlight, boolean dropped) {
        sinceProbe++;
        if (sinceProbe >= untilProbe()) {
            sinceProbe = 0;
            probes++;
            shortest = time;
        } else if (time < shortest) {
            shortest = time;
        } else if (dropped || 2.0 * inFlight >= limit) {
            limit = Math.clamp(next(limit, shortest, time, dropped), 1, HIGHEST);
        }
    }

    /// Between 15 and 30 times the limit.
    private double untilProbe() {
        double share = (HashRing.mix(seed + probes) >>> 11) * 0x1.0p-53;
        return (0.5 + share / 2) * PROBE * limit;
    }

    /// The limit that follows one.
    static double next(double limit, double shortest, double time, boolean dropped) {
        double step = Math.max(1, Math.floor(Math.log10(limit)));
        double waiting = Math.ceil(limit * (1 - shortest / time));
        if (dropped || waiting > 6 * step) {
            return limit - step;
        }
        if (waiting <= step) {
            return limit + 6 * step;
        }
        return waiting < 3 * step ? limit + step : limit;
    }

    @Override
    public int limit() {
        return (int) limit;
    }
}
