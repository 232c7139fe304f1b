package dev.archipelago.simulator.resilience;

/// Grows by one while calls succeed, shrinks by a tenth when one fails or takes longer than five seconds.
///
/// Source: Netflix concurrency-limits; additive increase and multiplicative decrease of Chiu and Jain 1989.
public final class Aimd implements AdaptiveLimit {

    private static final int LOWEST = 20;
    private static final int HIGHEST = 200;
    private static final double LONGEST = 5e9;
    private static final double BACK_OFF = 0.9;

    private final int lowest;
    private int limit;

    /// @param initial calls at the start; it falls no lower than this or 20
    public Aimd(int initial) {
        this.limit = initial;
        this.lowest = Math.min(LOWEST, initial);
    }

    @Override
    public void update(double time, int inFlight, boolean dropped) {
        int next = limit;
        if (dropped || time > LONGEST) {
            next = (int) (limit * BACK_OFF);
        } else if (2L * inFlight >= limit) {
            next = limit + 1;
        }
        limit = Math.clamp(next, lowest, HIGHEST);
    }

    @Override
    public int limit() {
        return limit;
    }
}
