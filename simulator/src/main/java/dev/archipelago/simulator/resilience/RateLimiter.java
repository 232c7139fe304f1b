package dev.archipelago.simulator.resilience;

/// Bounds how many calls pass per second.
public sealed interface RateLimiter permits TokenBucket, LeakyBucket, FixedWindow {

    /// A call is refused.
    long REFUSED = -1;

    /// Asks for a call to pass.
    ///
    /// @param now in nanoseconds, never before an earlier question
    /// @return nanoseconds that the call has to wait, 0 for none, [#REFUSED] when it may not pass at all
    long ask(long now);
}
