package dev.archipelago.model;

/// Whether a caller waits for the answer.
public enum CallMode {
    /// Waits; its worker stays held.
    SYNC,

    /// Goes on at once and never learns the outcome.
    ASYNC
}
