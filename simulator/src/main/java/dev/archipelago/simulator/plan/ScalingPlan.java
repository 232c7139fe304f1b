package dev.archipelago.simulator.plan;

import dev.archipelago.simulator.autoscaling.Pace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the number of replicas of a component follows its load.
///
/// @param min replicas at least, one or more while there is something to do
/// @param cpu target of the CPU use in per cent of the request; [#NO_TARGET] when that does not count
/// @param cpuRequest thousandths of a core
/// @param memory target of the memory use in per cent of the request; [#NO_TARGET] when that does not count
/// @param memoryRequest bytes
/// @param requests target of requests per second and replica in thousandths; [#NO_TARGET] when they do not count
/// @param lag target of waiting messages per replica; [#NO_TARGET] when they do not count
/// @param schedule more replicas at least at known times
/// @param rest when there is no replica at all; null for never
/// @param samples uniform draw of when pods are measured within the period
/// @param looks uniform draw of when the autoscaler looks within its period
public record ScalingPlan(int min, int max, int cpu, long cpuRequest, int memory, long memoryRequest, long requests,
        int lag, List<Window> schedule, @Nullable Rest rest, Pace.Rules rules, int samples, int looks) {

    /// No target.
    public static final int NO_TARGET = -1;

    public ScalingPlan {
        schedule = List.copyOf(schedule);
    }

    /// At least so many replicas for a while; nanoseconds from the end of the warm-up.
    public record Window(long from, long until, int min) {
        public boolean isOpen(long time) {
            return from <= time && time < until;
        }
    }

    /// Scaling to no replica while there is nothing to do.
    ///
    /// @param polls uniform draw of when it is looked at within its period
    public record Rest(int polls) {}
}
