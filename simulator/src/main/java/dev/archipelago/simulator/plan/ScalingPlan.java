package dev.archipelago.simulator.plan;

import dev.archipelago.simulator.autoscaling.Pace;

/// How the number of replicas of a component follows its load.
///
/// @param min replicas at least, one or more
/// @param cpu target of the CPU use in per cent of the request; [#NO_TARGET] when that does not count
/// @param cpuRequest thousandths of a core
/// @param requests target of requests per second and replica in thousandths; [#NO_TARGET] when they do not count
/// @param samples uniform draw of when pods are measured within the period
/// @param looks uniform draw of when the autoscaler looks within its period
public record ScalingPlan(int min, int max, int cpu, long cpuRequest, long requests, Pace.Rules rules, int samples,
        int looks) {

    /// No target.
    public static final int NO_TARGET = -1;
}
