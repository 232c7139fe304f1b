package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.ChannelPlan;
import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What brokers do beside working on the requests of publishers: they keep messages and hand them out.
///
/// A message is handed out by a courier that calls the consuming operation of a replica that has room for it; the answer is the
/// acknowledgement. A broker spends CPU and time on a message as its operation of the name of the channel says, before it is
/// stored; keeping it and handing it out costs nothing but the way over the network.
final class Brokers {

    private final Engine engine;
    private final Requests requests;
    private final Channel[] channels;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<@Nullable Handout> handouts = new ArrayList<>();
    private final List<Integer> free = new ArrayList<>();
    /// Messages that requests have taken in the middle of their work.
    private final Map<Integer, List<Taken>> taking = new HashMap<>();
    private boolean takes;
    final Chains chains;

    Brokers(Engine engine) {
        this.engine = engine;
        this.requests = engine.requests;
        this.chains = new Chains(engine);
        Plan plan = engine.plan;
        this.channels = new Channel[plan.channels().size()];
        for (int i = 0; i < channels.length; i++) {
            ChannelPlan channel = plan.channels().get(i);
            if (engine.island.stations().contains(channel.station())) {
                channels[i] = new Channel(engine, this, channel);
                subscriptions.addAll(List.of(channels[i].subscriptions));
            }
        }
    }

    /// The number that a new subscription will have.
    int register(int already) {
        return subscriptions.size() + already;
    }

    List<Subscription> subscriptions() {
        return subscriptions;
    }

    Channel channel(int channel) {
        return channels[channel];
    }

    // ---- publishers -------------------------------------------------------------------------------------------------

    /// A request is to store a message; false when it fails or waits.
    boolean store(int r, int channel) {
        return channels[channel].store(r);
    }

    /// A request no longer waits for a full channel, nor for others to fill a batch with.
    void leave(int r) {
        for (Channel channel : channels) {
            if (channel != null) {
                channel.leave(r);
            }
        }
    }

    /// Publishes together with others of the same replica.
    void publish(int r, int call, int channel, boolean waits) {
        channels[channel].publish(r, call, waits);
    }

    /// Whether a request that publishes still waits for others to fill a batch with.
    boolean lingers(int r) {
        for (Channel channel : channels) {
            if (channel != null && channel.lingers(r)) {
                return true;
            }
        }
        return false;
    }

    // ---- requests that take messages -----------------------------------------------------------------------------------

    /// A request is to take a message; false when it has to wait for one.
    ///
    /// @param patience nanoseconds after which it goes on without one; negative for never
    boolean take(int r, int channel, long patience) {
        if (requests.is(requests.root(r), Requests.ENDED)) {
            engine.service.end(r, Failure.DEPENDENCY);
            return false;
        }
        takes = true;
        MidwayTakers from = channels[channel].takenBy(engine.replicas[requests.replica(r)].station).midway;
        if (from.take(r)) {
            return true;
        }
        from.await(r, patience);
        return false;
    }

    void took(int root, Taken taken) {
        taking.computeIfAbsent(root, _ -> new ArrayList<>(1)).add(taken);
    }

    /// Whether any request has taken a message.
    boolean takes() {
        return takes;
    }

    /// A request that may have taken messages ends.
    void ended(int root, boolean well) {
        List<Taken> taken = taking.remove(root);
        if (taken != null) {
            taken.forEach(each -> each.takers().settle(each.delivery(), !well));
        }
    }

    // ---- consumers --------------------------------------------------------------------------------------------------

    /// A hand-out on its way; what is given back names it.
    int begin(Handout handout) {
        if (free.isEmpty()) {
            handouts.add(handout);
            return handouts.size() - 1;
        }
        int slot = free.removeLast();
        handouts.set(slot, handout);
        return slot;
    }

    private @Nullable Handout of(int courier) {
        return handouts.get(requests.source(courier));
    }

    /// The number of the chain that a courier hands a message of out.
    int chain(int courier) {
        Handout handout = of(courier);
        return handout == null ? -1 : handout.delivery.messages().getFirst().chain();
    }

    /// The replica that a courier goes to.
    Replica target(int courier) {
        Handout handout = of(courier);
        if (handout == null) {
            throw new IllegalStateException("courier " + courier + " hands nothing out");
        }
        return handout.consumer.replica;
    }

    /// A courier has come back.
    void ended(int courier, @Nullable Failure failure) {
        Handout handout = of(courier);
        if (handout != null) {
            release(courier);
            handout.subscription.ended(handout, failure != null);
        }
    }

    private void release(int courier) {
        int slot = requests.source(courier);
        handouts.set(slot, null);
        free.add(slot);
    }

    /// Whether a request works on a message that cannot be consumed.
    boolean isPoison(int r) {
        if (requests.is(r, Requests.BRANCH)) {
            return false;
        }
        if (takes && taking.getOrDefault(r, List.of()).stream().anyMatch(taken -> taken.delivery().isPoison())) {
            return true;
        }
        if (requests.is(r, Requests.ABANDONED)) {
            return false;
        }
        int caller = requests.caller(r);
        if (caller == Requests.NONE || !requests.is(caller, Requests.COURIER | Requests.DELIVERY)) {
            return false;
        }
        Handout handout = of(caller);
        return handout != null && handout.delivery.isPoison();
    }

    /// No answer of a request will come. Where nothing else notices, the broker takes the consumer for gone after a while.
    void lost(int r) {
        int caller = requests.is(r, Requests.ABANDONED) ? Requests.NONE : requests.caller(r);
        if (caller == Requests.NONE || !requests.is(caller, Requests.COURIER | Requests.DELIVERY)
                || engine.links[requests.link(r)].timeout > 0) {
            return;
        }
        Handout handout = of(caller);
        if (handout != null) {
            engine.agenda.after(handout.subscription.session(), () -> {
                if (of(caller) == handout) {
                    release(caller);
                    engine.abandonment.drop(caller);
                    requests.free(caller);
                    handout.subscription.ended(handout, true);
                }
            });
        }
    }

    // ---- replicas that come and go -----------------------------------------------------------------------------------

    /// A process has ended.
    void down(Replica replica) {
        for (Channel channel : channels) {
            if (channel != null) {
                channel.forget(replica);
            }
        }
        logs(replica, log -> log.down(replica));
        each(subscription -> subscription.down(replica));
    }

    /// A process takes requests.
    void up(Replica replica) {
        logs(replica, log -> log.up(replica));
        each(subscription -> subscription.up(replica));
    }

    /// A replica takes no new messages.
    void leaves(Replica replica) {
        logs(replica, log -> log.leaves(replica));
        each(subscription -> subscription.leaves(replica));
    }

    /// The copies of channels that a replica of a broker may hold.
    private void logs(Replica replica, Consumer<BrokerLog> action) {
        for (Channel channel : channels) {
            if (channel != null && channel.log != null && channel.plan.station() == replica.station) {
                action.accept(channel.log);
            }
        }
    }

    /// Something that held messages back has changed.
    void look() {
        each(Subscription::due);
    }

    void handOut(int subscription) {
        subscriptions.get(subscription).handOut();
    }

    private void each(Consumer<Subscription> action) {
        subscriptions.forEach(action);
    }

    /// Messages that the consumers of a station have not done with.
    long lag(int station) {
        return subscriptions.stream().filter(subscription -> subscription.isConsumedBy(station))
                .mapToLong(subscription -> subscription.store.lag()).sum();
    }

    /// The same, of each partitioned channel no more than would keep a replica busy for each partition: further replicas would
    /// have nothing to do.
    ///
    /// Source: KEDA, scaler of Apache Kafka without `allowIdleConsumers`.
    ///
    /// @param target messages for each replica
    long lag(int station, int target) {
        return subscriptions.stream().filter(subscription -> subscription.isConsumedBy(station))
                .mapToLong(subscription -> subscription.store.rules().isOrdered()
                        ? Math.min(subscription.store.lag(), (long) target * subscription.store.rules().partitions())
                        : subscription.store.lag())
                .sum();
    }

    // ---- books -------------------------------------------------------------------------------------------------------

    void restart() {
        chains.restart();
        each(Subscription::restart);
    }

    /// @throws UnbalancedBooksException when a message was lost or doubled
    void prove() {
        each(Subscription::prove);
        for (Channel channel : channels) {
            if (channel != null && channel.log != null) {
                channel.log.prove();
            }
        }
        chains.prove();
        if (taking.keySet().stream().anyMatch(r -> !requests.is(r, Requests.ALIVE))) {
            throw new UnbalancedBooksException("somebody who is gone has taken a message");
        }
        for (int slot = 0; slot < handouts.size(); slot++) {
            Handout handout = handouts.get(slot);
            if (handout != null && !(requests.is(handout.courier, Requests.ALIVE | Requests.COURIER | Requests.DELIVERY)
                    && requests.source(handout.courier) == slot)) {
                throw new UnbalancedBooksException("a message of " + handout.subscription.id() + " has no courier");
            }
        }
    }
}
