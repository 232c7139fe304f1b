package dev.archipelago.model;

/// What a full channel does.
public enum OverflowPolicy {
    /// Refuses the new message.
    REJECT,

    /// Drops the oldest message.
    DROP_OLDEST,

    /// Makes the publisher wait.
    BLOCK
}
