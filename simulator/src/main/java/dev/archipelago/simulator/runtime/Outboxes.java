package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.OutboxPlan;
import dev.archipelago.simulator.transaction.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Messages that wait in the database of their publisher until a relay finds and sends them: they are not lost with the process that
/// wrote them, and arrive at least once.
///
/// A relay is one replica of the publisher at a time. It sends messages one after the other, in the order in which they were
/// written, and then notes that they are sent. When its process ends before that, the next one sends them once more. What the
/// broker does not take is tried again with all behind it.
///
/// Sources: the patterns transactional outbox, polling publisher and transaction log tailing (Richardson, Microservices Patterns, 2018).
final class Outboxes {

    /// Where the log is read, a relay that could not send or is missing is followed after so long at the earliest.
    private static final long LEAST_BETWEEN = 100_000_000;

    private final Engine engine;
    private final Outbox[] outboxes;
    private final Map<String, TransactionMeter> byId = new LinkedHashMap<>();

    /// One that a publish step writes to.
    private final class Outbox {
        private final OutboxPlan plan;
        private final TransactionMeter meter;
        /// In the order in which they were written.
        private final Deque<Letter> waiting = new ArrayDeque<>();
        /// Those being sent, and those sent of which that is not noted.
        private final Deque<Letter> batch = new ArrayDeque<>();
        /// Those of the batch whose turn has not come.
        private final Deque<Letter> unsent = new ArrayDeque<>();
        private @Nullable Letter out;
        private @Nullable Replica relay;
        private long phase = -1;
        private boolean isDue;

        Outbox(OutboxPlan plan, TransactionMeter meter) {
            this.plan = plan;
            this.meter = meter;
        }

        void write(int r) {
            meter.begins(engine.now());
            meter.expose(1, engine.now());
            Letter letter = new Letter(this, engine.now());
            letter.chain = engine.brokers().chains.of(r);
            engine.brokers().chains.send(letter.chain);
            waiting.addLast(letter);
            look(0);
        }

        /// Looks again at the next time for it, unless somebody is sending.
        ///
        /// @param least nanoseconds until then at the least, where the log is read
        private void look(long least) {
            if (isDue || waiting.isEmpty() || relay != null) {
                return;
            }
            isDue = true;
            engine.agenda.after(plan.tails() ? Math.max(least, read()) : tick(), () -> {
                isDue = false;
                begin();
            });
        }

        /// Nanoseconds until the next look.
        private long tick() {
            if (phase < 0) {
                phase = (long) (engine.dice.next(plan.phase()) * plan.pause());
            }
            return plan.pause() - Math.floorMod(engine.now() - phase, plan.pause());
        }

        /// Nanoseconds until the log is read so far that the first message is found.
        private long read() {
            return Math.max(0, waiting.getFirst().written + plan.pause() - engine.now());
        }

        /// A relay takes as many messages as are sent together.
        private void begin() {
            relay = sender();
            if (relay == null) {
                look(LEAST_BETWEEN);
                return;
            }
            while (!waiting.isEmpty() && batch.size() < plan.batch() && (!plan.tails() || read() == 0)) {
                batch.addLast(waiting.removeFirst());
            }
            unsent.clear();
            unsent.addAll(batch);
            next();
        }

        /// Sends the next message of the batch, or notes that all are sent.
        private void next() {
            Letter letter = unsent.pollFirst();
            if (letter == null || relay == null) {
                batch.clear();
                relay = null;
                look(0);
                return;
            }
            out = letter;
            letter.send(relay);
        }

        private @Nullable Replica sender() {
            for (Replica replica : engine.stations[plan.station()]) {
                if (replica.condition.up && !replica.condition.frozen) {
                    return replica;
                }
            }
            return null;
        }

        /// The broker has not taken a message: what was sent is noted, the rest waits again.
        void refused(Letter letter) {
            while (batch.getFirst() != letter) {
                batch.removeFirst();
            }
            giveUp();
        }

        /// All of the batch wait again, in their old places.
        private void giveUp() {
            while (!batch.isEmpty()) {
                waiting.addFirst(batch.removeLast());
            }
            out = null;
            relay = null;
            look(LEAST_BETWEEN);
        }

        void down(Replica replica) {
            if (relay == replica) {
                if (out != null) {
                    engine.couriers.drop(out);
                }
                giveUp();
            }
        }

        /// Messages that no broker has taken.
        private long inside() {
            return Stream.concat(waiting.stream(), batch.stream()).filter(letter -> !letter.isSent).count();
        }
    }

    /// A message in an outbox.
    private final class Letter extends Carried {
        private final Outbox outbox;
        private final long written;
        private int tries;
        private boolean isSent;

        Letter(Outbox outbox, long written) {
            this.outbox = outbox;
            this.written = written;
        }

        void send(Replica relay) {
            outbox.meter.again += tries++ > 0 ? 1 : 0;
            engine.couriers.send(this, relay, Requests.NONE, outbox.plan.call());
        }

        @Override
        void back(@Nullable Failure failure) {
            outbox.out = null;
            if (failure != null) {
                outbox.refused(this);
                return;
            }
            if (!isSent) {
                isSent = true;
                outbox.meter.decided.add(engine.now() - written);
                outbox.meter.exposed.add(engine.now() - written);
                outbox.meter.expose(-1, engine.now());
                outbox.meter.ends(Outcome.COMMITTED, written, engine.now());
                engine.brokers().chains.release(chain, false);
                chain = null;
            }
            outbox.next();
        }
    }

    Outboxes(Engine engine) {
        this.engine = engine;
        List<OutboxPlan> plans = engine.plan.outboxes();
        this.outboxes = new Outbox[plans.size()];
        for (int i = 0; i < outboxes.length; i++) {
            OutboxPlan plan = plans.get(i);
            if (engine.island.stations().contains(plan.station())) {
                outboxes[i] = new Outbox(plan, byId.computeIfAbsent(plan.id(), _ -> new TransactionMeter("outbox")));
                engine.couriers.mayGiveUp(plan.call());
            }
        }
    }

    /// A request writes a message to be sent later.
    void write(int r, int outbox) {
        outboxes[outbox].write(r);
    }

    /// A process has ended, with what it was sending.
    void down(Replica replica) {
        for (Outbox outbox : outboxes) {
            if (outbox != null) {
                outbox.down(replica);
            }
        }
    }

    void restart() {
        byId.values().forEach(meter -> meter.restart(engine.now()));
    }

    void observe(Map<String, Observation.Transactions> into) {
        byId.forEach((id, meter) -> into.put(id, meter.observe(engine.now())));
    }

    /// @throws UnbalancedBooksException when a message was lost or doubled
    void prove() {
        long inside = 0;
        for (Outbox outbox : outboxes) {
            inside += outbox == null ? 0 : outbox.inside();
        }
        long counted = byId.values().stream().mapToLong(TransactionMeter::underWay).sum();
        if (inside != counted) {
            throw new UnbalancedBooksException(inside + " messages in outboxes, but " + counted + " counted");
        }
    }
}
