package dev.archipelago.model.policy;

/// An outcome of a call that may be tried again.
public enum RetryCause {
    /// No answer in time.
    TIMEOUT,

    /// The callee could not be reached or refused: connection failure, overflow, 503.
    UNAVAILABLE,

    /// The callee answered with an error.
    ERROR,

    /// A rate limit refused the call: 429.
    RATE_LIMITED
}
