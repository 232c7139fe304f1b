package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.LatencyHistogram;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.messaging.Assignment;
import dev.archipelago.simulator.messaging.Delivery;
import dev.archipelago.simulator.messaging.Fate;
import dev.archipelago.simulator.messaging.Message;
import dev.archipelago.simulator.messaging.MessageStore;
import dev.archipelago.simulator.messaging.StoreRules;
import dev.archipelago.simulator.plan.ChannelPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The side of a channel that a group of consumers sees: hands messages out to replicas that have room, and learns what
/// became of them.
final class Subscription {

    /// A consumer that fails at once gets its next message after so long.
    private static final long LEAST_BETWEEN = 1_000_000;

    private final Engine engine;
    private final Channel channel;
    private final ChannelPlan plan;
    private final ChannelPlan.Group group;
    private final int number;
    private final Replica[] brokers;
    final MessageStore store;
    final Taker[] takers;
    private int[] owners;
    private final long[] closedUntil;
    /// Requests that take messages in the middle of their work.
    final MidwayTakers midway;
    private int turn;
    private boolean due;
    private long expiry = StoreRules.NEVER;

    private LatencyHistogram latency = LatencyHistogram.fine();
    private final long[] before = new long[Fate.values().length];
    private long waitedBefore;
    private long rebalances;
    private double lagArea;
    private long since;
    private int lag;
    private int mostLag;
    private int mostWaiting;
    private long mostWaitingAt;
    private long drained = -1;

    /// A consuming operation of a replica.
    static final class Taker {
        final Replica replica;
        final int call;
        private final int most;
        /// Whether that many messages, and not deliveries.
        private final boolean countsMessages;
        private int held;
        private boolean member;

        Taker(Replica replica, int call, int most, boolean countsMessages) {
            this.replica = replica;
            this.call = call;
            this.most = most;
            this.countsMessages = countsMessages;
            this.member = replica.condition.up;
        }

        private boolean isThere() {
            return replica.condition.present && replica.condition.up && !replica.condition.leaving
                    && !replica.isClosed();
        }

        /// Messages that it takes now.
        private int room() {
            return !isThere() || held >= most ? 0 : countsMessages ? most - held : Integer.MAX_VALUE;
        }

        private int weight(Delivery delivery) {
            return countsMessages ? delivery.messages().size() : 1;
        }
    }

    Subscription(Engine engine, Channel channel, ChannelPlan.Group group, int number) {
        this.engine = engine;
        this.channel = channel;
        this.plan = channel.plan;
        this.group = group;
        this.number = number;
        this.brokers = engine.stations[plan.station()];
        this.store = new MessageStore(plan.rules(), this::left);
        this.midway = new MidwayTakers(engine, this);
        List<Taker> all = new ArrayList<>();
        for (ChannelPlan.Consumer consumer : group.consumers()) {
            engine.links[engine.tables.linkOfCall[consumer.call()]].handsOut();
            int workers = engine.plan.stations().get(consumer.station()).workers();
            for (Replica replica : engine.stations[consumer.station()]) {
                all.add(new Taker(replica, consumer.call(), plan.prefetch() > 0 ? plan.prefetch() : workers,
                        plan.prefetch() > 0));
            }
        }
        this.takers = all.toArray(Taker[]::new);
        this.owners = new int[plan.rules().partitions()];
        Arrays.fill(owners, Assignment.NOBODY);
        this.owners = plan.assignment().owners(members(), owners);
        this.closedUntil = new long[owners.length];
    }

    String id() {
        return group.id();
    }

    long session() {
        return plan.session();
    }

    boolean isTakenBy(int station) {
        return group.takers().contains(station);
    }

    boolean isConsumedBy(int station) {
        return isTakenBy(station) || group.consumers().stream().anyMatch(consumer -> consumer.station() == station);
    }

    // ---- messages come -----------------------------------------------------------------------------------------------

    /// @param span of the trace that goes on with the message; none for no trace
    /// @param chain of events that it belongs to; null for none
    void put(long published, int line, boolean poison, int span, Chains.@Nullable Chain chain) {
        engine.brokers().chains.send(chain);
        store.offer(published, line, poison, span, chain == null ? -1 : chain.number);
        note();
        expire();
        due();
    }

    /// A message comes that is not copied yet.
    void promise(boolean confirmed) {
        store.promise(confirmed);
        note();
    }

    /// A message that was promised is copied.
    void keep(BrokerLog.Entry entry) {
        engine.brokers().chains.send(entry.chain());
        store.keep(entry.isConfirmed(), entry.published(), entry.line(), entry.poison(), entry.span(),
                entry.chain() == null ? -1 : entry.chain().number);
        note();
        expire();
        due();
    }

    void lose(boolean confirmed) {
        store.lose(confirmed);
        note();
    }

    void refuse() {
        store.refuse();
    }

    /// Drops what has waited too long, now and when the next one will have.
    void expire() {
        long next = store.expire(engine.now());
        note();
        if (next < expiry) {
            expiry = next;
            engine.agenda.at(next, () -> {
                expiry = StoreRules.NEVER;
                expire();
                channel.letIn();
            });
        }
    }

    // ---- handing out -------------------------------------------------------------------------------------------------

    /// Will hand out what can be handed out, once all that happens at this instant is done.
    void due() {
        if (!due) {
            due = true;
            engine.events.post(engine.now(), Engine.COMPLETION, Engine.HAND_OUT, number);
        }
    }

    void handOut() {
        due = false;
        expire();
        if (brokerRuns()) {
            midway.serve();
            if (store.rules().isOrdered()) {
                handOutPartitions();
            } else {
                handOutShared();
            }
        }
        note();
        channel.letIn();
    }

    boolean brokerRuns() {
        for (Replica broker : brokers) {
            if (broker.condition.up && !broker.condition.frozen) {
                return true;
            }
        }
        return false;
    }

    private void handOutShared() {
        int refusing = 0;
        while (refusing < takers.length && store.canDeliver(0) && channel.isLed(0)) {
            Taker taker = takers[turn];
            turn = turn + 1 == takers.length ? 0 : turn + 1;
            if (taker.room() > 0) {
                give(0, taker);
                refusing = 0;
            } else {
                refusing++;
            }
        }
    }

    private void handOutPartitions() {
        for (int i = 0; i < owners.length; i++) {
            int line = (turn + i) % owners.length;
            if (owners[line] != Assignment.NOBODY && closedUntil[line] <= engine.now() && store.canDeliver(line)
                    && takers[owners[line]].room() > 0 && channel.isLed(line)) {
                give(line, takers[owners[line]]);
            }
        }
        turn = (turn + 1) % owners.length;
    }

    /// Takes one message out of a line that is not being given to another owner; null when there is none.
    @Nullable
    Delivery takeOne() {
        for (int line = 0; line < store.rules().lines(); line++) {
            Delivery delivery = !channel.isLed(line) || closedUntil.length > 0 && closedUntil[line] > engine.now()
                    ? null
                    : store.take(engine.now(), line, 1);
            if (delivery != null) {
                watch(delivery);
                return delivery;
            }
        }
        return null;
    }

    /// A message has been taken out for a request.
    void handedOut() {
        note();
        channel.letIn();
    }

    /// Takes a delivery back when it is not acknowledged in time.
    private void watch(Delivery delivery) {
        if (store.rules().visibility() != StoreRules.NEVER
                && store.rules().guarantee() != StoreRules.Guarantee.AT_MOST_ONCE) {
            engine.agenda.after(store.rules().visibility(), () -> takeBack(delivery));
        }
    }

    /// A message leaves, for whatever reason.
    private void left(Message message, Fate fate) {
        boolean isKept = fate == Fate.DEAD_LETTERED && plan.deadLetters() >= 0;
        if (isKept) {
            engine.brokers().channel(plan.deadLetters()).putAside(message);
        }
        Chains chains = engine.brokers().chains;
        chains.release(chains.numbered(message.chain()), fate != Fate.CONSUMED && !isKept);
    }

    private void give(int line, Taker taker) {
        Delivery delivery = store.take(engine.now(), line, taker.room());
        if (delivery == null) {
            return;
        }
        taker.held += taker.weight(delivery);
        int courier = engine.requests.allocate(Requests.COURIER | Requests.DELIVERY, sender().number, Requests.NONE, 0);
        engine.requests.trace(courier, delivery.messages().getFirst().origin());
        Handout handout = new Handout(this, delivery, taker, courier);
        engine.requests.journey(courier, engine.brokers().begin(handout), 0);
        watch(delivery);
        engine.calls.start(courier, taker.call);
    }

    private Replica sender() {
        for (Replica broker : brokers) {
            if (broker.condition.up) {
                return broker;
            }
        }
        return brokers[0];
    }

    private void takeBack(Delivery delivery) {
        store.takeBack(delivery);
        note();
        due();
    }

    // ---- what became of them -----------------------------------------------------------------------------------------

    void ended(Handout handout, boolean failed) {
        Delivery delivery = handout.delivery;
        boolean isBack = failed || delivery.isPoison();
        long soonest = delivery.began() + LEAST_BETWEEN;
        if (isBack && engine.now() < soonest) {
            engine.agenda.at(soonest, () -> conclude(handout, true));
        } else {
            conclude(handout, isBack);
        }
    }

    private void conclude(Handout handout, boolean failed) {
        Delivery delivery = handout.delivery;
        handout.consumer.held -= handout.consumer.weight(delivery);
        settle(delivery, failed);
    }

    void settle(Delivery delivery, boolean failed) {
        if (failed) {
            store.reject(delivery);
        } else if (brokerRuns()) {
            for (Message message : store.acknowledge(delivery)) {
                latency.add(engine.now() - message.published());
            }
        } else {
            store.complete(delivery);
            store.takeBack(delivery);
        }
        note();
        due();
    }

    // ---- replicas that come and go -----------------------------------------------------------------------------------

    void down(Replica replica) {
        if (replica.station == plan.station()) {
            brokerDown();
        }
        for (Taker taker : takers) {
            if (taker.replica == replica && taker.member) {
                int life = replica.condition.life;
                engine.agenda.after(store.rules().isOrdered() ? plan.session() : 0, () -> {
                    if (replica.condition.life == life || !replica.condition.up) {
                        taker.member = false;
                        rebalance();
                    }
                });
            }
        }
        due();
    }

    /// Connections are gone with the last replica of the broker, and what was only in memory.
    private void brokerDown() {
        if (brokerRuns()) {
            return;
        }
        if (store.rules().guarantee() == StoreRules.Guarantee.AT_MOST_ONCE) {
            store.forget();
        } else {
            List.copyOf(store.deliveries()).forEach(store::takeBack);
        }
        note();
        channel.letIn();
    }

    void up(Replica replica) {
        for (Taker taker : takers) {
            if (taker.replica == replica) {
                taker.member = true;
                rebalance();
            }
        }
        due();
    }

    void leaves(Replica replica) {
        for (Taker taker : takers) {
            if (taker.replica == replica && taker.member) {
                taker.member = false;
                rebalance();
            }
        }
    }

    private List<Integer> members() {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < takers.length; i++) {
            if (takers[i].member) {
                members.add(i);
            }
        }
        return members;
    }

    private void rebalance() {
        if (!store.rules().isOrdered()) {
            return;
        }
        rebalances++;
        int[] fresh = plan.assignment().owners(members(), owners);
        Set<Integer> stopped = plan.assignment().stopped(owners, fresh);
        long until = engine.events.after(plan.rebalance());
        stopped.forEach(line -> closedUntil[line] = until);
        owners = fresh;
        engine.agenda.at(until, this::due);
    }

    // ---- what is measured --------------------------------------------------------------------------------------------

    /// Notes how much waits now.
    private void note() {
        long now = engine.now();
        lagArea += (double) (now - since) * lag;
        since = now;
        lag = store.lag();
        mostLag = Math.max(mostLag, lag);
        if (store.waiting() > mostWaiting) {
            mostWaiting = store.waiting();
            mostWaitingAt = now;
            drained = -1;
        } else if (store.waiting() == 0 && drained < 0) {
            drained = now - mostWaitingAt;
        }
    }

    void restart() {
        note();
        for (Fate fate : Fate.values()) {
            before[fate.ordinal()] = store.count(fate);
        }
        waitedBefore = channel.waited;
        rebalances = 0;
        lagArea = 0;
        mostLag = lag;
        mostWaiting = store.waiting();
        mostWaitingAt = engine.now();
        drained = mostWaiting == 0 ? 0 : -1;
        latency = LatencyHistogram.fine();
    }

    /// What was measured since a time.
    Observation.Messages observe(long began) {
        note();
        long[] fates = new long[before.length];
        for (Fate fate : Fate.values()) {
            fates[fate.ordinal()] = store.count(fate) - before[fate.ordinal()];
        }
        return new Observation.Messages(fates, channel.waited - waitedBefore, rebalances, store.lag(),
                lagArea / Math.max(1, engine.now() - began), mostLag, store.age(engine.now()) / 1e9,
                drained < 0 ? Double.NaN : drained / 1e9, latency);
    }

    /// Messages that came to a fate since the measurement began.
    long counted(Fate fate) {
        return store.count(fate) - before[fate.ordinal()];
    }

    /// Whether a message that is consumed twice does harm.
    boolean isHarmedByDuplicates() {
        return !group.idempotent();
    }

    /// How it is now.
    Observation.Waiting waiting() {
        return new Observation.Waiting(store.lag(), store.age(engine.now()) / 1e9);
    }

    void prove() {
        if (!store.isBalanced()) {
            throw new UnbalancedBooksException(id() + ": messages were lost or doubled");
        }
        boolean once = store.rules().guarantee() == StoreRules.Guarantee.AT_MOST_ONCE;
        if (once && store.count(Fate.REDELIVERED) + store.count(Fate.DUPLICATE) > 0
                || !once && store.count(Fate.FAILED) + store.count(Fate.FORGOTTEN) > 0) {
            throw new UnbalancedBooksException(id() + ": messages do not arrive as often as they are to");
        }
        int held = midway.held();
        for (Taker taker : takers) {
            if (taker.held < 0 || taker.held > taker.most) {
                throw new UnbalancedBooksException(id() + ": a consumer holds " + taker.held + " messages");
            }
            held += taker.countsMessages ? taker.held : taker.held * plan.rules().batch();
        }
        if (held >= 0 && held < store.held() && plan.rules().visibility() == StoreRules.NEVER) {
            throw new UnbalancedBooksException(id() + ": " + store.held() + " messages are out, consumers hold "
                    + held);
        }
    }
}
