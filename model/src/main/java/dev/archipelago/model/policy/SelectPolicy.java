package dev.archipelago.model.policy;

/// Which of several scaling policies counts.
public enum SelectPolicy {
    /// The one that allows the greatest change.
    MAX,

    /// The one that allows the least change.
    MIN,

    /// No change in this direction.
    DISABLED
}
