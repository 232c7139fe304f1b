package dev.archipelago.simulator.resilience;

/// Tokens flow in at a rate, up to a number; a call takes one or is refused.
public final class TokenBucket implements RateLimiter {

    /// So much less than a token is one: what rounding may have cost.
    private static final double ROUNDING = 1e-9;

    private final double perNano;
    private final double capacity;
    private double tokens;
    private long since;

    /// A full bucket.
    ///
    /// @param perSecond tokens
    /// @param capacity tokens at most
    public TokenBucket(double perSecond, double capacity) {
        this.perNano = perSecond / 1e9;
        this.capacity = capacity;
        this.tokens = capacity;
    }

    @Override
    public long ask(long now) {
        return take(now) ? 0 : REFUSED;
    }

    /// Takes a token; false when there is none.
    public boolean take(long now) {
        if (tokens(now) < 1 - ROUNDING) {
            return false;
        }
        tokens = Math.max(0, tokens - 1);
        return true;
    }

    /// The tokens that are in it.
    public double tokens(long now) {
        tokens = Math.min(capacity, tokens + (now - since) * perNano);
        since = now;
        return tokens;
    }
}
