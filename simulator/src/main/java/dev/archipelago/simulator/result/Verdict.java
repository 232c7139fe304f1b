package dev.archipelago.simulator.result;

/// Whether an objective was reached.
public enum Verdict {
    /// The whole interval lies on the right side of the bound.
    MET,

    /// The whole interval lies on the wrong side of the bound.
    MISSED,

    /// The bound lies inside the interval, or nothing was measured.
    INCONCLUSIVE
}
