package dev.archipelago.simulator.plan;

/// How closely the machinery below a request is followed.
public enum Detail {
    /// Only rates are followed, no single requests: for days of load.
    FLUID,

    /// A CPU limit is averaged over time.
    STANDARD,

    /// A CPU limit is a quota for each period of 100 ms, as the Linux scheduler enforces it.
    DETAILED
}
