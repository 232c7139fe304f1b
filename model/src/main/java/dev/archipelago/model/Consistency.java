package dev.archipelago.model;

/// What a read may see.
public enum Consistency {
    /// The last write.
    STRONG,

    /// A write not older than the replication lag.
    BOUNDED,

    /// Some earlier write.
    EVENTUAL
}
