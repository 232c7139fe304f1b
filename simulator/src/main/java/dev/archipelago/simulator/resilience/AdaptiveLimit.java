package dev.archipelago.simulator.resilience;

/// A number of calls under way that follows how long calls take.
public sealed interface AdaptiveLimit permits Aimd, Gradient2, Vegas {

    /// Learns from calls that have ended.
    ///
    /// @param time nanoseconds that one of them took
    /// @param inFlight calls that were under way
    /// @param dropped whether one of them failed
    void update(double time, int inFlight, boolean dropped);

    /// Calls that may be under way, at least one.
    int limit();
}
