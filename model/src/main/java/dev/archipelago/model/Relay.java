package dev.archipelago.model;

/// How messages come out of an outbox.
public enum Relay {
    /// Somebody looks for them again and again.
    POLLING,

    /// The log of the database is read: change data capture.
    LOG_TAILING
}
