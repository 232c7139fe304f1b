package dev.archipelago.simulator.autoscaling;

/// What an autoscaler does at one look.
///
/// @param replicas that there are to be
/// @param metric number of the metric that asked for the most; [#NONE] when none was followed
public record Decision(int replicas, int metric) {
    /// No metric.
    public static final int NONE = -1;
}
