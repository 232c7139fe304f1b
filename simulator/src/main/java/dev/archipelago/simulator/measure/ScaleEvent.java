package dev.archipelago.simulator.measure;

/// The number of replicas of a component was changed to follow its load.
///
/// @param at seconds after the end of the warm-up
/// @param from replicas asked for before
/// @param to replicas asked for from then on
/// @param measured what was measured on average; NaN where the range of replicas was the reason
/// @param target of what was measured; NaN where the range of replicas was the reason
/// @param ready seconds after that, until so many were ready; NaN where there were to be fewer, or where it did not come to that
public record ScaleEvent(String component, double at, int from, int to, Metric metric, double measured,
        double target, double ready) {

    /// Whether there were to be more.
    public boolean grows() {
        return to > from;
    }

    /// The same, now that so many are ready.
    public ScaleEvent readyAfter(double seconds) {
        return new ScaleEvent(component, at, from, to, metric, measured, target, seconds);
    }

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
