package dev.archipelago.simulator.measure;

/// The number of replicas of a component was changed to follow its load.
///
/// @param at seconds after the end of the warm-up
/// @param from replicas asked for before
/// @param to replicas asked for from then on
/// @param measured what was measured on average; NaN where the range of replicas was the reason
/// @param target of what was measured; NaN where the range of replicas was the reason
public record ScaleEvent(String component, double at, int from, int to, Metric metric, double measured,
        double target) {

    /// What the number of replicas followed.
    public enum Metric {
        /// CPU use as a share of the request.
        CPU,

        /// Requests per second and replica.
        REQUESTS,

        /// Memory use as a share of the request.
        MEMORY,

        /// Waiting messages per replica.
        LAG,

        /// More replicas at least for a while.
        SCHEDULE,

        /// Whether there is anything to do at all: messages that wait, or requests that have come of late.
        ACTIVITY,

        /// The least or the most replicas that there may be.
        RANGE
    }
}
