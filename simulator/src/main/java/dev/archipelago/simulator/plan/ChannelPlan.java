package dev.archipelago.simulator.plan;

import dev.archipelago.simulator.messaging.Assignment;
import dev.archipelago.simulator.messaging.StoreRules;
import java.util.List;

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
public record ChannelPlan(String id, int station, StoreRules rules, int prefetch, long linger, long session,
        long rebalance, Assignment assignment, List<Double> shares, int draw, int deadLetters, List<Group> groups) {

    public ChannelPlan {
        shares = List.copyOf(shares);
        groups = List.copyOf(groups);
    }

    /// Whether messages wait at their publisher for others.
    public boolean lingers() {
        return linger > 0 && rules.batch() > 1;
    }

    /// Consumers that share the messages.
    ///
    /// @param id of the channel, with the component behind it where there are several groups
    /// @param takers stations whose operations take messages in the middle of their work
    public record Group(String id, List<Consumer> consumers, List<Integer> takers) {
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
