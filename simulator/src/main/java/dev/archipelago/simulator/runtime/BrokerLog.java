package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.LogPlan;
import dev.archipelago.simulator.plan.LogPlan.Acks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The copies of a channel on replicas of its broker: who leads each partition, who is in sync, and which messages only some have.
///
/// A message is handed out when all copies in sync have it. One that its leader has alone is lost with the leader, unless the
/// copy that follows has it; whether its publisher has been told that it is stored depends on what that wanted to be certain of.
/// A copy gets messages in their order.
///
/// Source: Apache Kafka 4: acks of the producer, replicas in sync, min.insync.replicas, no unclean election. A replica that is lost
/// stays in sync until its loss is noticed, so that publishers that want all copies wait until then. Any replica of the broker takes a
/// message, and hands it to the leader in no time, where a client of Kafka asks the leader itself.
final class BrokerLog {

    private static final long NEVER = Long.MAX_VALUE;

    private final Engine engine;
    private final Channel channel;
    private final LogPlan plan;
    private final Replica[] places;
    private final Replica[] leaders;
    /// By partition when its leader was lost; never while there is one.
    private final long[] lost;
    /// By partition and place: who is to hold a copy, and whose copy messages wait for.
    private final boolean[][] holds;
    private final boolean[][] inSync;
    /// By partition whether its leader has left and nobody was there to follow.
    private final boolean[] vacant;
    /// By partition and place when the last message is there.
    private final long[][] last;
    private final List<Deque<Entry>> pending = new ArrayList<>();

    /// A message that not all copies in sync have.
    static final class Entry {
        private final int line;
        private final long published;
        private final boolean poison;
        private final int span;
        private final Chains.@Nullable Chain chain;
        private final boolean confirmed;
        /// By place.
        private final long[] arrivals;
        /// The request that waits for the copies.
        private int waiter;

        Entry(int line, long published, boolean poison, int span, Chains.@Nullable Chain chain, int waiter,
                int places) {
            this.line = line;
            this.published = published;
            this.poison = poison;
            this.span = span;
            this.chain = chain;
            this.waiter = waiter;
            this.confirmed = waiter == Requests.NONE;
            this.arrivals = new long[places];
            Arrays.fill(arrivals, NEVER);
        }

        int line() {
            return line;
        }

        long published() {
            return published;
        }

        boolean poison() {
            return poison;
        }

        int span() {
            return span;
        }

        Chains.@Nullable Chain chain() {
            return chain;
        }

        /// Whether its publisher took it for stored before the copies had it.
        boolean isConfirmed() {
            return confirmed;
        }
    }

    BrokerLog(Engine engine, Channel channel, LogPlan plan) {
        this.engine = engine;
        this.channel = channel;
        this.plan = plan;
        this.places = engine.stations[channel.plan.station()];
        int lines = channel.plan.rules().lines();
        this.leaders = new Replica[lines];
        this.lost = new long[lines];
        this.holds = new boolean[lines][places.length];
        this.inSync = new boolean[lines][places.length];
        this.vacant = new boolean[lines];
        this.last = new long[lines][places.length];
        int members = members();
        for (int line = 0; line < lines; line++) {
            pending.add(new ArrayDeque<>());
            lost[line] = NEVER;
            leaders[line] = places[line % members];
            for (int copy = 0; copy < Math.min(plan.copies(), members); copy++) {
                holds[line][(line + copy) % members] = true;
                inSync[line][(line + copy) % members] = true;
            }
            if (!leaders[line].condition.up) {
                lost[line] = 0;
            }
        }
    }

    boolean isLed(int line) {
        return lost[line] == NEVER;
    }

    private int members() {
        return Math.min(places.length, Math.max(1, engine.plan.stations().get(channel.plan.station()).replicas()));
    }

    private static int count(boolean[] places) {
        int number = 0;
        for (boolean place : places) {
            number += place ? 1 : 0;
        }
        return number;
    }

    private boolean mayHold(int place) {
        return places[place].condition.up && !places[place].condition.leaving;
    }

    // ---- messages come -----------------------------------------------------------------------------------------------

    /// A request stores a message; false when it has to wait for the copies, or has failed.
    boolean append(int r, int line, long published, boolean poison, int span, Chains.@Nullable Chain chain) {
        Acks acks = acks(r);
        if (!isLed(line) || acks == Acks.ALL && count(inSync[line]) < plan.least()) {
            return isMissed(r, acks);
        }
        Entry entry = new Entry(line, published, poison, span, chain, acks == Acks.ALL ? r : Requests.NONE,
                places.length);
        for (int place = 0; place < places.length; place++) {
            if (places[place] == leaders[line]) {
                entry.arrivals[place] = engine.now();
            } else if (inSync[line][place] && places[place].condition.up) {
                copy(entry, place);
            }
        }
        engine.brokers().chains.hold(chain);
        for (Subscription subscription : channel.subscriptions) {
            subscription.promise(entry.confirmed);
        }
        pending.get(line).add(entry);
        boolean waits = entry.waiter != Requests.NONE;
        if (waits && isComplete(entry) && pending.get(line).size() == 1) {
            entry.waiter = Requests.NONE;
            waits = false;
        }
        advance(line);
        return !waits;
    }

    /// What the publisher of a message wants to be certain of; all for one that nobody waits for any more.
    private Acks acks(int r) {
        int caller = engine.requests.is(r, Requests.ABANDONED) ? Requests.NONE : engine.requests.caller(r);
        return caller == Requests.NONE
                ? Acks.ALL
                : plan.acks().getOrDefault(engine.requests.call(caller), Acks.ALL);
    }

    /// A message cannot be stored; who does not wait is not told.
    private boolean isMissed(int r, Acks acks) {
        for (Subscription subscription : channel.subscriptions) {
            if (acks == Acks.NONE) {
                subscription.store.miss();
            } else {
                subscription.refuse();
            }
        }
        if (acks == Acks.NONE) {
            Chains.Chain chain = engine.brokers().chains.of(r);
            engine.brokers().chains.hold(chain);
            engine.brokers().chains.release(chain, true);
            return true;
        }
        engine.service.end(r, Failure.UNAVAILABLE);
        return false;
    }

    /// Sends a message to a copy, behind those before it.
    private void copy(Entry entry, int place) {
        long lag = plan.lag() < 0 ? 0 : (long) engine.dice.next(plan.lag());
        long there = Math.max(last[entry.line][place], engine.now() + lag);
        last[entry.line][place] = there;
        entry.arrivals[place] = there;
        if (there > engine.now()) {
            engine.agenda.at(there, () -> advance(entry.line));
        }
    }

    private boolean isComplete(Entry entry) {
        for (int place = 0; place < places.length; place++) {
            if (inSync[entry.line][place] && entry.arrivals[place] > engine.now()) {
                return false;
            }
        }
        return true;
    }

    /// Lets messages be handed out that all copies in sync have.
    private void advance(int line) {
        while (isLed(line) && !pending.get(line).isEmpty() && isComplete(pending.get(line).getFirst())) {
            Entry entry = pending.get(line).removeFirst();
            for (Subscription subscription : channel.subscriptions) {
                subscription.keep(entry);
            }
            engine.brokers().chains.release(entry.chain, false);
            if (entry.waiter != Requests.NONE) {
                engine.ready.add(entry.waiter);
            }
        }
    }

    /// A request no longer waits for the copies; its message is stored all the same.
    void leave(int r) {
        for (Deque<Entry> line : pending) {
            for (Entry entry : line) {
                entry.waiter = entry.waiter == r ? Requests.NONE : entry.waiter;
            }
        }
    }

    // ---- leaders and copies --------------------------------------------------------------------------------------------

    private int place(Replica replica) {
        return replica.number - places[0].number;
    }

    void down(Replica replica) {
        int place = place(replica);
        long since = engine.now();
        for (int line = 0; line < leaders.length; line++) {
            if (leaders[line] == replica && isLed(line)) {
                lost[line] = engine.now();
            }
            for (Entry entry : pending.get(line)) {
                if (entry.arrivals[place] > engine.now()) {
                    entry.arrivals[place] = NEVER;
                }
            }
        }
        engine.agenda.after(plan.failover(), () -> {
            if (!replica.condition.up && replica.condition.downSince == since) {
                notice(replica);
            }
        });
    }

    /// A loss is noticed: nobody waits for the copy, and what it led is led by another one, if one in sync runs.
    private void notice(Replica replica) {
        int place = place(replica);
        for (int line = 0; line < leaders.length; line++) {
            if (leaders[line] == replica && !isLed(line)) {
                elect(line);
            }
            if (inSync[line][place] && leaders[line] != replica && !replica.condition.up) {
                inSync[line][place] = false;
                advance(line);
            }
        }
    }

    /// The copy in sync that lacks the fewest messages leads; what it lacks is lost.
    private void elect(int line) {
        int best = -1;
        long most = -1;
        for (int place = 0; place < places.length; place++) {
            if (inSync[line][place] && mayHold(place)) {
                long has = has(line, place);
                if (has > most) {
                    most = has;
                    best = place;
                }
            }
        }
        if (best < 0) {
            return;
        }
        int winner = best;
        long since = lost[line];
        inSync[line][place(leaders[line])] = leaders[line].condition.up;
        leaders[line] = places[best];
        lost[line] = NEVER;
        List<Entry> gone = pending.get(line).stream().filter(entry -> entry.arrivals[winner] > since).toList();
        pending.get(line).removeAll(gone);
        gone.forEach(this::lose);
        led(line);
    }

    private long has(int line, int place) {
        return pending.get(line).stream().filter(entry -> entry.arrivals[place] <= lost[line]).count();
    }

    private void lose(Entry entry) {
        for (Subscription subscription : channel.subscriptions) {
            subscription.lose(entry.confirmed);
        }
        engine.brokers().chains.release(entry.chain, true);
        if (entry.waiter != Requests.NONE) {
            engine.service.end(entry.waiter, Failure.UNAVAILABLE);
        }
    }

    /// Sends a message to the copies in sync that were not sent it.
    private void sync(Entry entry) {
        for (int place = 0; place < places.length; place++) {
            if (inSync[entry.line][place] && places[place].condition.up && entry.arrivals[place] == NEVER) {
                copy(entry, place);
            }
        }
    }

    /// A partition has a leader again.
    private void led(int line) {
        for (int place = 0; place < places.length; place++) {
            inSync[line][place] |= holds[line][place] && mayHold(place);
        }
        pending.get(line).forEach(this::sync);
        advance(line);
        for (Subscription subscription : channel.subscriptions) {
            subscription.due();
        }
    }

    /// A replica is there: it leads what nobody else leads by now, with all that it had, is sent what it lacks, and holds what too few
    /// others hold.
    void up(Replica replica) {
        int place = place(replica);
        for (int line = 0; line < leaders.length; line++) {
            if (vacant[line] && leaders[line] != replica) {
                succeed(line, place);
            } else if (leaders[line] == replica && !isLed(line)) {
                vacant[line] = false;
                lost[line] = NEVER;
                led(line);
            } else if (holds[line][place] && (inSync[line][place] || isLed(line))) {
                join(line, place);
                if (!isLed(line) && engine.now() - lost[line] >= plan.failover()) {
                    elect(line);
                }
            }
            fill(line);
        }
    }

    private void join(int line, int place) {
        holds[line][place] = true;
        inSync[line][place] = true;
        pending.get(line).forEach(this::sync);
        advance(line);
    }

    /// Lets replicas hold copies of which there are too few.
    private void fill(int line) {
        for (int place = 0; place < places.length && isLed(line) && count(holds[line]) < plan.copies(); place++) {
            if (!holds[line][place] && mayHold(place)) {
                join(line, place);
            }
        }
    }

    /// A replica takes over, with its disk, what one led that has left.
    private void succeed(int line, int place) {
        int left = place(leaders[line]);
        holds[line][left] = false;
        inSync[line][left] = false;
        vacant[line] = false;
        have(line, place);
        leaders[line] = places[place];
        lost[line] = NEVER;
        join(line, place);
        led(line);
    }

    private void have(int line, int place) {
        pending.get(line).forEach(entry -> entry.arrivals[place] = Math.min(entry.arrivals[place], engine.now()));
    }

    /// A replica that ends on purpose hands over what it leads, with all that it has.
    void leaves(Replica replica) {
        int place = place(replica);
        for (int line = 0; line < leaders.length; line++) {
            boolean leads = leaders[line] == replica;
            if (!holds[line][place] || leads && !isLed(line)) {
                continue;
            }
            holds[line][place] = false;
            fill(line);
            if (leads) {
                for (int other = 0; other < places.length; other++) {
                    if (inSync[line][other]) {
                        have(line, other);
                    }
                }
                lost[line] = engine.now();
                elect(line);
            }
            vacant[line] = leaders[line] == replica;
            if (vacant[line]) {
                lost[line] = replica.condition.up ? NEVER : lost[line];
                holds[line][place] = true;
            }
            inSync[line][place] = vacant[line];
            advance(line);
        }
    }

    // ---- books -------------------------------------------------------------------------------------------------------

    /// @throws UnbalancedBooksException when somebody waits who is gone, or a partition is led by somebody who does not run
    void prove() {
        for (int line = 0; line < leaders.length; line++) {
            if (isLed(line) && !leaders[line].condition.up) {
                throw new UnbalancedBooksException(
                        channel.plan.id() + ": the leader of partition " + line + " does not run");
            }
            if (pending.get(line).stream().anyMatch(entry -> entry.waiter != Requests.NONE
                    && !engine.requests.is(entry.waiter, Requests.ALIVE))) {
                throw new UnbalancedBooksException(channel.plan.id() + ": somebody who is gone waits for copies");
            }
        }
    }
}
