package dev.archipelago.simulator.transaction;

/// What became of a task.
public enum Answer {
    /// It is done.
    YES,

    /// It is not done.
    NO,

    /// Nobody answered in time: it may be done or not.
    UNKNOWN
}
