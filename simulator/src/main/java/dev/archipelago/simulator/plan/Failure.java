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

    /// Nobody was there to take it, or who had taken it is gone.
    UNAVAILABLE;

    /// Its bit in a set of failures.
    public int bit() {
        return 1 << ordinal();
    }

    /// As spelled in results.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
