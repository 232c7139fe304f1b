package dev.archipelago.simulator.storage;

/// What a full cache drops.
public enum Eviction {
    /// Who was asked for least recently.
    LRU,

    /// Who was asked for least often since it came; among those, who was asked for least recently.
    LFU,

    /// Who came first.
    FIFO,

    /// Anybody.
    RANDOM
}
