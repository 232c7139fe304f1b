package dev.archipelago.simulator.plan;

import java.util.Map;

/// Copies of a channel on several replicas of its broker.
///
/// @param copies of each partition
/// @param least copies in sync without which no message is stored that is wanted on all
/// @param lag draw of the time until another copy has a message; -1 for none
/// @param failover nanoseconds until the loss of a replica is noticed
/// @param acks by call of a publisher, where not all copies in sync are wanted
public record LogPlan(int copies, int least, int lag, long failover, Map<Integer, Acks> acks) {

    /// What a publisher wants to be certain of before its message counts as sent.
    public enum Acks {
        /// Nothing.
        NONE,

        /// That the leader has it.
        LEADER,

        /// That all copies in sync have it.
        ALL
    }

    public LogPlan {
        acks = Map.copyOf(acks);
    }

    LogPlan withAcks(Map<Integer, Acks> all) {
        return new LogPlan(copies, least, lag, failover, all);
    }
}
