package dev.archipelago.simulator.transaction;

/// How a transaction ends.
public enum Outcome {
    /// All that was to be done is done.
    COMMITTED,

    /// What had been done is undone.
    UNDONE,

    /// Something could neither be done nor undone: somebody has to look after it.
    STUCK
}
