package dev.archipelago.model.policy;

/// How the wait before a retry is made random.
public enum Jitter {
    /// Exactly the back-off.
    NONE,

    /// Evenly between nothing and the back-off.
    FULL,

    /// Half fixed, half random.
    EQUAL,

    /// Between the base and three times the wait before, up to the maximum.
    DECORRELATED
}
