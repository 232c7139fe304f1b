package dev.archipelago.simulator.plan;

import java.util.Locale;

/// Why a call did not succeed.
public enum Failure {
    /// No answer in time.
    TIMEOUT,

    /// The callee had no place for it.
    REJECTED,

    /// The callee answered with an error.
    ERROR,

    /// A call that the callee needed failed.
    DEPENDENCY,

    /// The circuit breaker of the caller was open.
    SHORT_CIRCUITED,

    /// A rate limit had no place for it.
    RATE_LIMITED,

    /// The bulkhead of the caller had no place for it.
    BULKHEAD,

    /// The connection pool of the caller had no connection for it.
    POOL,

    /// Nobody was there to take it, or who had taken it is gone.
    UNAVAILABLE,

    /// Who was to answer it was being ended on purpose: it took no more, or its time to end was over.
    TERMINATED,

    /// The caller refused it because the callee had refused many.
    THROTTLED;

    /// Its bit in a set of failures.
    public int bit() {
        return 1 << ordinal();
    }

    /// As spelled in results.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
