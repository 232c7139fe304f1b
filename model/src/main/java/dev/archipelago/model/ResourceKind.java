package dev.archipelago.model;

/// How a limited resource of a component behaves.
public enum ResourceKind {
    /// So many permits.
    SEMAPHORE,

    /// One holder at a time.
    LOCK,

    /// Many readers or one writer.
    READ_WRITE_LOCK,

    /// So many reusable objects, such as connections.
    POOL
}
