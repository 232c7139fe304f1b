package dev.archipelago.simulator.resilience;

/// Calls leave at a rate and wait for their turn; after a pause some may leave at once.
///
/// Source: the generic cell rate algorithm in its form as a virtual schedule (ITU-T I.371), with calls held back instead of
/// refused.
public final class LeakyBucket implements RateLimiter {

    private final double spacing;
    private final double tolerance;
    /// When the next call would leave if all had come in even distances.
    private double due = Double.NEGATIVE_INFINITY;

    /// @param perSecond calls
    /// @param burst calls that may leave at once after a pause
    public LeakyBucket(double perSecond, int burst) {
        this.spacing = 1e9 / perSecond;
        this.tolerance = (burst - 1) * spacing;
    }

    @Override
    public long ask(long now) {
        due = Math.max(due, now);
        long wait = (long) Math.ceil(Math.max(0, due - tolerance - now));
        due += spacing;
        return wait;
    }
}
