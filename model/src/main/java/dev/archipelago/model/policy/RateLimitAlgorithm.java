package dev.archipelago.model.policy;

/// How a rate limit counts.
public enum RateLimitAlgorithm {
    /// Tokens flow in at the rate, a call takes one.
    TOKEN_BUCKET,

    /// Calls leave at the rate, later ones wait.
    LEAKY_BUCKET,

    /// A number per fixed window of one second.
    WINDOW
}
