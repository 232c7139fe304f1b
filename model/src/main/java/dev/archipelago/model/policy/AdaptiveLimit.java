package dev.archipelago.model.policy;

/// How a bulkhead finds out how many calls the callee can take at once.
public enum AdaptiveLimit {
    /// Keeps the calls that wait at the callee few, counted from the shortest time of a call.
    VEGAS,

    /// Shrinks when calls take longer than in the long run.
    GRADIENT2,

    /// Grows by one while calls succeed, shrinks by a tenth when one does not.
    AIMD
}
