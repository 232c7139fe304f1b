package dev.archipelago.simulator.resilience;

/// Allows retries only while more than half of the tokens are there: a failure takes one, a success gives back a share.
///
/// Source: gRPC retry design (A6), retry throttling.
public final class RetryThrottle {

    private final double capacity;
    private final double ratio;
    private double tokens;

    /// @param capacity tokens at the start and at most
    /// @param ratio tokens that a success gives back
    public RetryThrottle(double capacity, double ratio) {
        this.capacity = capacity;
        this.ratio = ratio;
        this.tokens = capacity;
    }

    /// A try has ended.
    public void record(boolean failed) {
        tokens = failed ? Math.max(0, tokens - 1) : Math.min(capacity, tokens + ratio);
    }

    public boolean allows() {
        return tokens > capacity / 2;
    }

    public double tokens() {
        return tokens;
    }
}
