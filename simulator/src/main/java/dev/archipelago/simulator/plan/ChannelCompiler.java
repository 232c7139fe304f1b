package dev.archipelago.simulator.plan;

import dev.archipelago.model.Acknowledgement;
import dev.archipelago.model.BrokerSettings;
import dev.archipelago.model.Channel;
import dev.archipelago.model.ChannelKind;
import dev.archipelago.model.DeliveryGuarantee;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.OverflowPolicy;
import dev.archipelago.model.PartitionAssignment;
import dev.archipelago.model.graph.Channels;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.messaging.Assignment;
import dev.archipelago.simulator.messaging.KeySpread;
import dev.archipelago.simulator.messaging.Replication;
import dev.archipelago.simulator.messaging.StoreRules;
import dev.archipelago.simulator.messaging.StoreRules.Guarantee;
import dev.archipelago.simulator.messaging.StoreRules.Overflow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns channels of brokers into plans with numbers, each when something first refers to it.
final class ChannelCompiler {

    private static final long SESSION = 10_000_000_000L;
    private static final long FAILOVER = 10_000_000_000L;

    private final PlanCompiler plan;
    private final Map<OperationRef, Integer> index = new LinkedHashMap<>();
    private final Map<Integer, ChannelPlan> channels = new LinkedHashMap<>();
    private final Map<Integer, LogPlan.Acks> acks = new LinkedHashMap<>();

    ChannelCompiler(PlanCompiler plan) {
        this.plan = plan;
    }

    /// All that were referred to.
    List<ChannelPlan> all() {
        List<ChannelPlan> all = new ArrayList<>();
        for (int i = 0; i < index.size(); i++) {
            ChannelPlan channel = Optional.ofNullable(channels.get(i)).orElseThrow();
            all.add(channel.log() == null ? channel : channel.withLog(channel.log().withAcks(acks)));
        }
        return all;
    }

    /// The index of a channel; compiles it and its consumers the first time.
    int indexOf(OperationRef ref) {
        Integer known = index.get(ref);
        if (known != null) {
            return known;
        }
        int added = index.size();
        index.put(ref, added);
        channels.put(added, compile(ref));
        return added;
    }

    /// A channel of a broker; null where the broker has no channel of this name.
    @Nullable
    Channel find(OperationRef ref) {
        BrokerSettings broker = plan.component(ref.component()).broker();
        return broker == null ? null : broker.channels().get(String.valueOf(ref.operation()));
    }

    /// Whether its messages wait at their publisher for others.
    boolean lingers(OperationRef ref) {
        Channel channel = find(ref);
        return channel != null && channel.linger() != null && channel.linger().nanos() > 0 && channel.batch() != null
                && channel.batch() > 1;
    }

    /// A call publishes, and wants to be certain of so much.
    void publishes(int call, Acknowledgement wanted) {
        acks.put(call, switch (wanted) {
            case NONE -> LogPlan.Acks.NONE;
            case LEADER -> LogPlan.Acks.LEADER;
            case ALL -> LogPlan.Acks.ALL;
        });
    }

    /// Mean seconds that a publisher waits for the copies of a channel.
    double copying(OperationRef ref) {
        Channel channel = find(ref);
        return channel == null || channel.copies() == null || channel.lag() == null
                ? 0
                : Replication.meanAcknowledgement(0, channel.lag().expected(), channel.copies() - 1);
    }

    private @Nullable LogPlan log(OperationRef ref, Channel channel) {
        return channel.copies() == null
                ? null
                : new LogPlan(channel.copies(), channel.minInSync() == null ? 1 : channel.minInSync(),
                        channel.lag() == null ? -1 : plan.draws().duration(channel.lag(), "channels." + ref + ".lag"),
                        nanos(channel.failover(), FAILOVER), Map.of());
    }

    private ChannelPlan compile(OperationRef ref) {
        Channel channel = Optional.ofNullable(find(ref)).orElseThrow();
        StoreRules rules = rules(channel);
        List<Double> shares = shares(channel, rules);
        return new ChannelPlan(ref.toString(), plan.stationOf(ref.component()), rules,
                channel.prefetch() == null ? 0 : channel.prefetch(), nanos(channel.linger(), 0),
                nanos(channel.session(), SESSION), nanos(channel.rebalance(), 0), assignment(channel.assignment()),
                shares, shares.isEmpty() ? -1 : plan.draws().uniform("channels." + ref + ".key"),
                deadLetters(ref, channel),
                groups(ref, channel), log(ref, channel));
    }

    private static StoreRules rules(Channel channel) {
        return new StoreRules(channel.partitions() == null ? 0 : channel.partitions(),
                channel.maxLength() == null ? Integer.MAX_VALUE : channel.maxLength(), overflow(channel.overflow()),
                atLeastOne(channel.retention()), guarantee(channel.delivery()), atLeastOne(channel.visibility()),
                channel.maxDeliveries() == null ? Integer.MAX_VALUE : channel.maxDeliveries(),
                channel.batch() == null ? 1 : channel.batch());
    }

    private static Overflow overflow(@Nullable OverflowPolicy policy) {
        return switch (policy == null ? OverflowPolicy.REJECT : policy) {
            case REJECT -> Overflow.REFUSE;
            case DROP_OLDEST -> Overflow.DROP_OLDEST;
            case BLOCK -> Overflow.BLOCK;
        };
    }

    private static Guarantee guarantee(@Nullable DeliveryGuarantee guarantee) {
        return switch (guarantee == null ? DeliveryGuarantee.AT_LEAST_ONCE : guarantee) {
            case AT_MOST_ONCE -> Guarantee.AT_MOST_ONCE;
            case AT_LEAST_ONCE -> Guarantee.AT_LEAST_ONCE;
            case EXACTLY_ONCE -> Guarantee.EXACTLY_ONCE;
        };
    }

    private static Assignment assignment(@Nullable PartitionAssignment assignment) {
        return switch (assignment == null ? PartitionAssignment.RANGE : assignment) {
            case RANGE -> Assignment.RANGE;
            case ROUND_ROBIN -> Assignment.ROUND_ROBIN;
            case COOPERATIVE_STICKY -> Assignment.COOPERATIVE_STICKY;
        };
    }

    private static List<Double> shares(Channel channel, StoreRules rules) {
        List<Double> cumulated = new ArrayList<>();
        if (rules.isOrdered() && channel.keys() != null) {
            double sum = 0;
            double skew = channel.skew() == null ? 0 : channel.skew();
            for (double share : KeySpread.shares(channel.keys(), skew, rules.partitions())) {
                sum += share;
                cumulated.add(sum);
            }
        }
        return cumulated;
    }

    private int deadLetters(OperationRef ref, Channel channel) {
        return channel.deadLetters() == null
                ? -1
                : Channels.ofBroker(plan.document().architecture(), ref.component(), channel.deadLetters())
                        .filter(letters -> !letters.equals(ref)).map(this::indexOf).orElse(-1);
    }

    private List<ChannelPlan.Group> groups(OperationRef ref, Channel channel) {
        boolean queue = channel.kind() != ChannelKind.TOPIC;
        Map<String, List<ChannelPlan.Consumer>> groups = new LinkedHashMap<>();
        Map<String, List<Integer>> takers = new LinkedHashMap<>();
        if (queue) {
            groups.put(ref.toString(), new ArrayList<>());
        }
        Set<String> harmed = new HashSet<>();
        for (OperationRef consumer : Channels.consumers(plan.document().architecture(), ref)) {
            if (!isIdempotent(consumer)) {
                harmed.add(group(ref, consumer, queue));
            }
            groups.computeIfAbsent(group(ref, consumer, queue), _ -> new ArrayList<>()).add(new ChannelPlan.Consumer(
                    plan.links().call(ref.component(), consumer.component(), plan.operationOf(consumer)),
                    plan.stationOf(consumer.component())));
        }
        for (OperationRef taker : Channels.takers(plan.document().architecture(), ref)) {
            plan.links().call(ref.component(), taker.component(), plan.operationOf(taker));
            String id = group(ref, taker, queue);
            groups.computeIfAbsent(id, _ -> new ArrayList<>());
            if (!isIdempotent(taker)) {
                harmed.add(id);
            }
            takers.computeIfAbsent(id, _ -> new ArrayList<>()).add(plan.stationOf(taker.component()));
        }
        return groups.entrySet().stream().map(entry -> new ChannelPlan.Group(entry.getKey(), entry.getValue(),
                takers.getOrDefault(entry.getKey(), List.of()), !harmed.contains(entry.getKey()))).toList();
    }

    private boolean isIdempotent(OperationRef ref) {
        Operation operation = plan.component(ref.component()).operations().get(String.valueOf(ref.operation()));
        return operation != null && Boolean.TRUE.equals(operation.idempotent());
    }

    private static String group(OperationRef channel, OperationRef consumer, boolean queue) {
        return queue ? channel.toString() : channel + "->" + consumer.component();
    }

    private static long nanos(@Nullable TimeSpan time, long otherwise) {
        return time == null ? otherwise : time.nanos();
    }

    private static long atLeastOne(@Nullable TimeSpan time) {
        return time == null ? StoreRules.NEVER : Math.max(1, time.nanos());
    }
}
