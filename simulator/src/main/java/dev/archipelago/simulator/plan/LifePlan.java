package dev.archipelago.simulator.plan;

import dev.archipelago.simulator.rollout.Termination;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the replicas of a component come, go and are watched over by the platform.
///
/// @param most replicas that there will ever be at a time
/// @param startup draw of the time from the start of a process until it serves, -1 for none
/// @param managed whether the platform starts ended processes again; those of others are back when their fault ends
/// @param ordered whether they come one after the other, and go so, as in a StatefulSet
/// @param zones indexes of the zones over which replicas are spread in turn; empty for none
/// @param lag nanoseconds until callers know that a replica has become ready or has stopped being so
/// @param termination how a process ends that is told to
/// @param keys what a cache is asked for
/// @param fresh how a new process becomes fast; null where it is so at once
/// @param scaling how their number follows the load; null for not at all
public record LifePlan(int most, int startup, boolean managed, boolean ordered, List<Integer> zones, long lag,
        Termination termination, Keys keys, @Nullable ScalingPlan scaling, @Nullable Fresh fresh) {

    /// What a cache is asked for.
    ///
    /// @param number of different keys
    /// @param skew Zipf exponent of how popular they are
    public record Keys(int number, double skew) {
        /// Where nobody has said how many there are.
        static final int UNKNOWN = 10_000;
    }

    /// How a new process becomes fast.
    ///
    /// @param factor on the CPU of all that it does at first
    /// @param time nanoseconds until it is 1
    public record Fresh(double factor, long time) {
        /// The factor at an age.
        public double at(long age) {
            return age >= time ? 1 : factor - (factor - 1) * age / time;
        }
    }

    public LifePlan {
        zones = List.copyOf(zones);
    }

    /// The zone of a replica by its place among those of its component, -1 for none.
    public int zone(int replica) {
        return zones.isEmpty() ? -1 : zones.get(replica % zones.size());
    }
}
