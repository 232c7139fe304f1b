package dev.archipelago.simulator.plan;

import java.util.List;

/// Something that goes wrong during a run.
///
/// @param name what people read, such as "crash payment"
/// @param stations whose replicas it strikes; empty for faults of connections and workloads
/// @param links that it strikes
/// @param sources that it strikes
/// @param channels that it strikes
/// @param amount a factor, a share, a number or nanoseconds of notice, by kind; 0 where the kind needs none
/// @param draw of the delay of messages; -1 where the kind needs none
/// @param only which of the replicas
public record FaultPlan(Kind kind, String name, Timing timing, List<Integer> stations, List<Integer> links,
        List<Integer> sources, List<Integer> channels, double amount, int draw, Scope only) {

    /// What goes wrong.
    public enum Kind {
        /// Processes end and lose what they were doing.
        CRASH,

        /// Whole machines are gone: nothing answers.
        LOSS_OF_ZONE,

        /// Nodes of a pool are gone.
        LOSS_OF_NODES,

        /// Processes accept requests and never answer.
        HANG,

        /// Processes stand still.
        PAUSE,

        /// Computing and waiting take longer by a factor.
        SLOW,

        /// A share of the CPU is not there.
        STARVE,

        /// A share of the requests fails.
        ERRORS,

        /// Messages take longer.
        DELAY,

        /// A share of the messages is lost and sent again.
        LOSS,

        /// No message passes.
        CUT,

        /// No answer passes.
        CUT_ANSWERS,

        /// A share of the calls fails before anything is sent.
        NAME_FAILURE,

        /// A share of the calls does not give its connection back.
        LEAK,

        /// No message passes between a zone and others.
        PARTITION,

        /// A workload grows by a factor.
        SURGE,

        /// Requests come at the same instant.
        BURST,

        /// A cache forgets everything.
        FLUSH,

        /// Messages come that nobody can consume.
        POISON
    }

    /// When it strikes.
    ///
    /// @param at for the first time, in nanoseconds from the end of the warm-up
    /// @param time draw of how long it lasts; -1 for until the end
    /// @param every draw of the time from an end to the next begin; -1 for never
    /// @param ramp nanoseconds over which it grows to its full strength
    public record Timing(long at, int time, int every, long ramp) {}

    /// Which replicas of its stations, or which messages, it strikes.
    ///
    /// @param replicas so many of each station, or messages, or nodes
    /// @param zone index of their zone, or of the pool of lost nodes; -1 for all
    /// @param otherZone of a partition the only one on its other side, -1 for all others
    /// @param oneWay of a partition whether only what leaves the zone is lost
    public record Scope(int replicas, int zone, int otherZone, boolean oneWay) {
        static final Scope ALL = new Scope(Integer.MAX_VALUE, -1, -1, false);
    }

    public FaultPlan {
        stations = List.copyOf(stations);
        links = List.copyOf(links);
        sources = List.copyOf(sources);
        channels = List.copyOf(channels);
    }
}
