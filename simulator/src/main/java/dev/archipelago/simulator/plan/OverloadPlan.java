package dev.archipelago.simulator.plan;

import dev.archipelago.simulator.rollout.ProbeTiming;
import org.jspecify.annotations.Nullable;

/// What a replica does under more load than it can take.
///
/// @param adaptive whether who came last is served first while the line has been standing
/// @param shedding which requests are not served; null for all are
/// @param limit how many requests it takes; null for no bound
/// @param memory what it takes with so many requests inside
/// @param mostInside requests inside beyond which it runs out of memory
/// @param startup when a health check knows that a process has started; null for at once
/// @param readiness null for none
/// @param liveness null for none
/// @param grace nanoseconds that a process has to end after the signal to do so
public record OverloadPlan(boolean adaptive, @Nullable Shed shedding, ProtectionPlan.@Nullable Limit limit,
        Memory memory, int mostInside,
        @Nullable ProbeTiming startup, @Nullable ProbePlan readiness, @Nullable ProbePlan liveness, long grace) {

    /// Memory of a replica in bytes.
    ///
    /// @param base with no request inside
    /// @param each for each request inside
    public record Memory(long base, long each) {
        public long of(double inside) {
            return base + Math.round(each * inside);
        }

        /// Whether anything is said of it.
        public boolean isTold() {
            return base > 0 || each > 0;
        }
    }

    /// Which requests are not served.
    public enum Shed {
        /// Those whose callers have given up.
        EXPIRED,

        /// More and more of those that have waited too long.
        CODEL,

        /// Those of the lowest priority, when the backlog is full.
        PRIORITY
    }

    /// A health check, times in nanoseconds.
    ///
    /// @param needsWorker whether it is answered by the program and not by the operating system
    /// @param phase uniform draw of when it comes within its period
    public record ProbePlan(boolean needsWorker, long initialDelay, long period, long timeout, int failures,
            int successes, int phase) {}

    /// Whether replicas have to be watched during the run.
    public boolean isEventful() {
        return mostInside < Integer.MAX_VALUE || readiness != null || liveness != null;
    }

    /// Whether it changes which request is served next.
    public boolean sheds() {
        return adaptive || shedding != null;
    }
}
