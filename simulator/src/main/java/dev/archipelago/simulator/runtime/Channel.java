package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.messaging.Message;
import dev.archipelago.simulator.plan.ChannelPlan;
import dev.archipelago.simulator.plan.Failure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The side of a queue or topic that publishers see: takes messages, refuses them or lets their publishers wait.
final class Channel {

    private final Engine engine;
    private final Requests requests;
    final ChannelPlan plan;
    final Subscription[] subscriptions;
    /// Requests that wait for room.
    private final Deque<Integer> blocked = new ArrayDeque<>();
    /// Messages that publishers hold back, by replica.
    private final Map<Integer, Batch> batches = new HashMap<>();
    /// When a publisher that lingered decided to publish.
    private final LongTable decided = new LongTable(0);
    private final List<Poison> poisons = new ArrayList<>();
    /// The copies; null where the broker keeps messages as a whole.
    final @Nullable BrokerLog log;
    private int turn;
    /// Publishers that had to wait.
    long waited;

    /// A share of the messages that cannot be consumed, while a fault lasts.
    static final class Poison {
        private final Strength strength;
        private int left;

        Poison(Strength strength, int most) {
            this.strength = strength;
            this.left = most;
        }
    }

    /// What one replica holds back.
    private static final class Batch {
        private final List<Waiting> waiting = new ArrayList<>();
    }

    /// A message held back.
    ///
    /// @param caller who publishes: a courier, or a request that waits
    private record Waiting(int caller, int call) {}

    Channel(Engine engine, Brokers brokers, ChannelPlan plan) {
        this.engine = engine;
        this.requests = engine.requests;
        this.plan = plan;
        this.subscriptions = new Subscription[plan.groups().size()];
        for (int i = 0; i < subscriptions.length; i++) {
            subscriptions[i] = new Subscription(engine, this, plan.groups().get(i), brokers.register(i));
        }
        this.log = plan.log() == null ? null : new BrokerLog(engine, this, plan.log());
    }

    // ---- storing -----------------------------------------------------------------------------------------------------

    boolean store(int r) {
        for (Subscription subscription : subscriptions) {
            subscription.expire();
        }
        if (takes()) {
            return put(r);
        }
        switch (plan.rules().overflow()) {
            case BLOCK -> {
                blocked.addLast(r);
                waited++;
            }
            case REFUSE, DROP_OLDEST -> {
                for (Subscription subscription : subscriptions) {
                    subscription.refuse();
                }
                engine.service.end(r, Failure.REJECTED);
            }
        }
        return false;
    }

    /// The subscription whose messages the requests of a station take.
    Subscription takenBy(int station) {
        for (Subscription subscription : subscriptions) {
            if (subscription.isTakenBy(station)) {
                return subscription;
            }
        }
        throw new IllegalStateException("nobody takes messages of " + plan.id() + " there");
    }

    /// A message that could not be consumed elsewhere comes, for somebody to look after it.
    void putAside(Message message) {
        int line = plan.rules().isOrdered() ? partition() : 0;
        Chains.Chain chain = engine.brokers().chains.numbered(message.chain());
        for (Subscription subscription : subscriptions) {
            if (subscription.store.takes()) {
                subscription.put(engine.now(), line, false, message.origin(), chain);
            } else {
                subscription.refuse();
                engine.brokers().chains.hold(chain);
                engine.brokers().chains.release(chain, true);
            }
        }
    }

    private boolean takes() {
        for (Subscription subscription : subscriptions) {
            if (!subscription.store.takes()) {
                return false;
            }
        }
        return true;
    }

    /// Stores the message of a request; false when it has to wait for the copies, or has failed.
    private boolean put(int r) {
        int line = plan.rules().isOrdered() ? partition() : 0;
        boolean poison = isPoisoned();
        long published = published(r);
        int span = requests.is(r, Requests.TRACED) ? requests.span(r) : Requests.NONE;
        Chains.Chain chain = engine.brokers().chains.of(r);
        if (log != null) {
            return log.append(r, line, published, poison, span, chain);
        }
        for (Subscription subscription : subscriptions) {
            subscription.put(published, line, poison, span, chain);
        }
        return true;
    }

    /// Whether somebody leads a partition, so that messages can be stored there and handed out.
    boolean isLed(int line) {
        return log == null || log.isLed(line);
    }

    private int partition() {
        if (plan.draw() < 0) {
            turn = turn + 1 == plan.rules().partitions() ? 0 : turn + 1;
            return turn;
        }
        double u = engine.dice.next(plan.draw());
        int line = 0;
        while (line < plan.shares().size() - 1 && u >= plan.shares().get(line)) {
            line++;
        }
        return line;
    }

    /// When the publisher of a message decided to publish it.
    private long published(int r) {
        int caller = requests.is(r, Requests.ABANDONED) ? Requests.NONE : requests.caller(r);
        if (caller == Requests.NONE) {
            return requests.arrived(r);
        }
        return plan.lingers() && !requests.is(caller, Requests.SESSION)
                ? decided.get(caller)
                : requests.callBegan(caller);
    }

    /// Lets publishers that wait store their messages, as many as there is room for.
    void letIn() {
        while (!blocked.isEmpty() && takes()) {
            int r = blocked.removeFirst();
            if (put(r)) {
                engine.ready.add(r);
            }
        }
    }

    int waiting() {
        return blocked.size();
    }

    void leave(int r) {
        for (Subscription subscription : subscriptions) {
            subscription.midway.leave(r);
        }
        blocked.remove(r);
        if (log != null) {
            log.leave(r);
        }
        for (Batch batch : batches.values()) {
            batch.waiting.removeIf(waiting -> waiting.caller() == r);
        }
    }

    // ---- batches -----------------------------------------------------------------------------------------------------

    void publish(int r, int call, boolean waits) {
        int replica = requests.replica(r);
        int caller = waits ? r : engine.calls.courier(r);
        decided.set(caller, engine.now());
        Batch known = batches.get(replica);
        Batch batch = known == null ? new Batch() : known;
        if (known == null) {
            batches.put(replica, batch);
            engine.agenda.after(plan.linger(), () -> send(replica, batch));
        }
        batch.waiting.add(new Waiting(caller, call));
        if (batch.waiting.size() >= plan.rules().batch()) {
            send(replica, batch);
        }
    }

    private void send(int replica, Batch batch) {
        if (batches.remove(replica, batch)) {
            batch.waiting.forEach(waiting -> engine.calls.start(waiting.caller(), waiting.call()));
        }
    }

    /// The process of a publisher has ended, with what it held back.
    void forget(Replica replica) {
        Batch batch = batches.remove(replica.number);
        if (batch != null) {
            batch.waiting.stream().map(Waiting::caller).filter(r -> requests.is(r, Requests.COURIER)).forEach(r -> {
                engine.brokers().chains.back(r, true);
                requests.free(r);
            });
        }
    }

    boolean lingers(int r) {
        return batches.values().stream().anyMatch(batch -> batch.waiting.stream().anyMatch(w -> w.caller() == r));
    }

    // ---- poison ------------------------------------------------------------------------------------------------------

    /// Lets a share of the messages be poison; what is given back ends it.
    Runnable poison(Strength strength, int most) {
        Poison poison = new Poison(strength, most);
        poisons.add(poison);
        return () -> poisons.remove(poison);
    }

    private boolean isPoisoned() {
        boolean poisoned = false;
        for (Iterator<Poison> each = poisons.iterator(); each.hasNext() && !poisoned;) {
            Poison poison = each.next();
            if (poison.left > 0 && poison.strength.strikes(engine.now())) {
                poison.left--;
                poisoned = true;
            }
        }
        return poisoned;
    }
}
