package dev.archipelago.model;

/// When a write counts as done.
public enum ReplicationMode {
    /// One copy only.
    NONE,

    /// When the copies have it.
    SYNCHRONOUS,

    /// When the leader has it; copies follow.
    ASYNCHRONOUS,

    /// When so many copies have it.
    QUORUM,

    /// When the leader and so many copies that they are a majority have it, in the order of its log.
    CONSENSUS
}
