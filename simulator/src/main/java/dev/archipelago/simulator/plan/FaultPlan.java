package dev.archipelago.simulator.plan;

import java.util.List;

/// Something that goes wrong during a run.
///
/// @param name what people read, such as "crash payment"
/// @param stations whose replicas it strikes; empty for faults of connections and workloads
/// @param links that it strikes
/// @param sources that it strikes
/// @param amount a factor, a share or a number, by kind; 0 where the kind needs none
/// @param draw of the delay of messages; -1 where the kind needs none
/// @param only which of the replicas
public record FaultPlan(Kind kind, String name, Timing timing, List<Integer> stations, List<Integer> links,
        List<Integer> sources, double amount, int draw, Scope only) {

    /// What goes wrong.
    public enum Kind {
        /// Processes end and lose what they were doing.
        CRASH,

        /// Whole machines are gone: nothing answers.
        LOSS_OF_ZONE,

        /// Computing and waiting take longer by a factor.
        SLOW,

        /// A share of the requests fails.
        ERRORS,

        /// Messages take longer.
        DELAY,

        /// No message passes.
        CUT,

        /// A workload grows by a factor.
        SURGE,

        /// A cache forgets everything.
        FLUSH
    }

    /// When it strikes, in nanoseconds.
    ///
    /// @param at counted from the end of the warm-up
    /// @param time how long; [#FOREVER] for until the end
    public record Timing(long at, long time) {}

    /// Which replicas of its stations it strikes.
    ///
    /// @param replicas so many of each
    /// @param zone index of their zone, -1 for all
    public record Scope(int replicas, int zone) {
        static final Scope ALL = new Scope(Integer.MAX_VALUE, -1);
    }

    /// No end.
    public static final long FOREVER = Long.MAX_VALUE;

    public FaultPlan {
        stations = List.copyOf(stations);
        links = List.copyOf(links);
        sources = List.copyOf(sources);
    }
}
