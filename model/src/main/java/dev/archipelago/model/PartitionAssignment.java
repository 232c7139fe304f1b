package dev.archipelago.model;

/// Which replica of a consuming component gets which partitions.
public enum PartitionAssignment {
    /// Neighbours stay together; all stop while it changes.
    RANGE,

    /// In turn; all stop while it changes.
    ROUND_ROBIN,

    /// As few as possible move; only those stop.
    COOPERATIVE_STICKY
}
