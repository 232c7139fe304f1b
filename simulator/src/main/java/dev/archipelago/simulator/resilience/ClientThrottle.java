package dev.archipelago.simulator.resilience;

/// The share of its requests that a client refuses itself, because the callee refuses so many.
///
/// Source: Beyer and others, Site Reliability Engineering, 2016, chapter 21.
public final class ClientThrottle {

    private ClientThrottle() {}

    /// @param requests in the last two minutes
    /// @param accepts those of them that the callee accepted
    /// @param factor requests for each accepted one that are sent all the same
    public static double refusedShare(long requests, long accepts, double factor) {
        return Math.max(0, (requests - factor * accepts) / (requests + 1));
    }
}
