package dev.archipelago.simulator.resilience;

/// Tokens that retries cost: what a retry that succeeded had cost comes back, a success at the first try adds a little.
///
/// Source: AWS SDKs, standard retry mode: 500 tokens, a retry costs 5, from 2026 on 14, a success adds one.
public final class RetryQuota {

    private final double capacity;
    private final double cost;
    private final double gain;
    private double tokens;

    /// @param capacity tokens at the start and at most
    /// @param cost of a retry
    /// @param gain tokens that a success at the first try adds
    public RetryQuota(double capacity, double cost, double gain) {
        this.capacity = capacity;
        this.cost = cost;
        this.gain = gain;
        this.tokens = capacity;
    }

    /// Takes what a retry costs; false when there is too little.
    public boolean take() {
        if (tokens < cost) {
            return false;
        }
        tokens -= cost;
        return true;
    }

    /// A call has succeeded.
    ///
    /// @param retried whether a retry did it
    public void succeeded(boolean retried) {
        tokens = Math.min(capacity, tokens + (retried ? cost : gain));
    }
}
