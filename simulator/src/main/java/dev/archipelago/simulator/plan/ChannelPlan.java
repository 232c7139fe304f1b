package dev.archipelago.simulator.plan;

import dev.archipelago.simulator.messaging.Assignment;
import dev.archipelago.simulator.messaging.StoreRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A queue or topic of a broker.
///
/// @param id as broker.channel
/// @param station the broker
/// @param prefetch messages that a consumer replica holds at most; 0 for as many as it has workers
/// @param linger nanoseconds that a publishing replica waits to fill a batch
/// @param session nanoseconds after which a silent consumer is taken for gone
/// @param rebalance nanoseconds that consumption stands still when a replica comes or goes
/// @param shares of the messages up to and including each partition; empty where partitions take turns
/// @param draw of the partition; -1 where partitions take turns
/// @param deadLetters the channel that takes messages which were handed out as often as they may be; -1 for none
/// @param groups each gets all messages
/// @param log its copies; null where the broker keeps messages as a whole
public record ChannelPlan(String id, int station, StoreRules rules, int prefetch, long linger, long session,
        long rebalance, Assignment assignment, List<Double> shares, int draw, int deadLetters, List<Group> groups,
        @Nullable LogPlan log) {

    public ChannelPlan {
        shares = List.copyOf(shares);
        groups = List.copyOf(groups);
    }

    ChannelPlan withLog(LogPlan changed) {
        return new ChannelPlan(id, station, rules, prefetch, linger, session, rebalance, assignment, shares, draw,
                deadLetters, groups, changed);
    }

    /// Whether messages wait at their publisher for others.
    public boolean lingers() {
        return linger > 0 && rules.batch() > 1;
    }

    /// Consumers that share the messages.
    ///
    /// @param id of the channel, with the component behind it where there are several groups
    /// @param takers stations whose operations take messages in the middle of their work
    /// @param idempotent whether all of them say that a message may be consumed twice
    public record Group(String id, List<Consumer> consumers, List<Integer> takers, boolean idempotent) {
        public Group {
            consumers = List.copyOf(consumers);
            takers = List.copyOf(takers);
        }
    }

    /// An operation that is done for each delivery.
    ///
    /// @param call by which the broker hands messages out
    /// @param station whose replicas take them
    public record Consumer(int call, int station) {}
}
