package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.OutboxPlan;
import dev.archipelago.simulator.transaction.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Messages that wait in the database of their publisher until somebody looks for them and sends them: they are not lost with
/// the process that wrote them, and arrive at least once.
final class Outboxes {

    private final Engine engine;
    private final Outbox[] outboxes;
    private final Map<String, TransactionMeter> byId = new LinkedHashMap<>();

    /// One that a publish step writes to.
    private final class Outbox {
        private final OutboxPlan plan;
        private final TransactionMeter meter;
        private final Set<Letter> waiting = new LinkedHashSet<>();
        private final Set<Letter> out = new LinkedHashSet<>();
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
            waiting.add(letter);
            look();
        }

        /// Looks again at the next time for it.
        private void look() {
            if (isDue || waiting.isEmpty()) {
                return;
            }
            isDue = true;
            if (phase < 0) {
                phase = (long) (engine.dice.next(plan.phase()) * plan.poll());
            }
            long passed = Math.floorMod(engine.now() - phase, plan.poll());
            engine.agenda.after(plan.poll() - passed, () -> {
                isDue = false;
                Replica sender = sender();
                if (sender != null) {
                    List<Letter> all = new ArrayList<>(waiting);
                    waiting.clear();
                    all.forEach(letter -> letter.send(sender));
                }
                look();
            });
        }

        private @Nullable Replica sender() {
            for (Replica replica : engine.stations[plan.station()]) {
                if (replica.condition.up && !replica.condition.frozen) {
                    return replica;
                }
            }
            return null;
        }

        void down(Replica replica) {
            for (Letter letter : List.copyOf(out)) {
                if (letter.from == replica) {
                    engine.couriers.drop(letter);
                    letter.keep();
                }
            }
        }
    }

    /// A message in an outbox.
    private final class Letter extends Carried {
        private final Outbox outbox;
        private final long written;
        private int tries;
        private @Nullable Replica from;

        Letter(Outbox outbox, long written) {
            this.outbox = outbox;
            this.written = written;
        }

        void send(Replica sender) {
            from = sender;
            outbox.meter.again += tries++ > 0 ? 1 : 0;
            outbox.out.add(this);
            engine.couriers.send(this, sender, Requests.NONE, outbox.plan.call());
        }

        @Override
        void back(@Nullable Failure failure) {
            if (failure != null) {
                keep();
                return;
            }
            outbox.out.remove(this);
            outbox.meter.decided.add(engine.now() - written);
            outbox.meter.exposed.add(engine.now() - written);
            outbox.meter.expose(-1, engine.now());
            outbox.meter.ends(Outcome.COMMITTED, written, engine.now());
            engine.brokers().chains.release(chain, false);
        }

        /// It was not sent, or nobody knows.
        private void keep() {
            outbox.out.remove(this);
            outbox.waiting.add(this);
            outbox.look();
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
            inside += outbox == null ? 0 : outbox.waiting.size() + outbox.out.size();
        }
        long counted = byId.values().stream().mapToLong(TransactionMeter::underWay).sum();
        if (inside != counted) {
            throw new UnbalancedBooksException(inside + " messages in outboxes, but " + counted + " counted");
        }
    }
}
