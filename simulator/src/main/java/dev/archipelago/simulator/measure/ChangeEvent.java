package dev.archipelago.simulator.measure;

/// Something that was changed on purpose during a run.
///
/// @param name what people read, such as "rollout orders"
/// @param from seconds after the end of the warm-up
/// @param to when it was done; NaN when it was not by the end of the run
/// @param terminated tries meanwhile that pods refused or lost because they were being ended
/// @param failed requests of all workloads that failed meanwhile
/// @param finished requests of all workloads that were answered or failed meanwhile
public record ChangeEvent(String name, double from, double to, Outcome outcome, long terminated, long failed,
        long finished) {

    /// How it went.
    public enum Outcome {
        /// It is done.
        DONE,

        /// It was not done when the run ended.
        OPEN,

        /// It made no progress for longer than it may, and was not done when the run ended.
        STALLED,

        /// Too many answers of the new version were errors: the old one has come back.
        ROLLED_BACK,

        /// Another change of the same component began before it was done.
        REPLACED
    }
}
