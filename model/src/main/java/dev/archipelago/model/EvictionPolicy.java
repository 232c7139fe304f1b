package dev.archipelago.model;

/// What a full cache drops.
public enum EvictionPolicy {
    /// The least recently used.
    LRU,

    /// The least frequently used.
    LFU,

    /// The oldest.
    FIFO,

    /// Any.
    RANDOM
}
