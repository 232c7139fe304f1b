package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.plan.DualWritePlan;
import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.transaction.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Changes of data that a message is to follow. Those whose request ends before it sends the message, or whose message the
/// broker does not take, leave others without it for ever.
final class DualWrites {

    private final Engine engine;
    private final TransactionMeter[] meters;
    private final Map<String, TransactionMeter> byId = new LinkedHashMap<>();
    /// By request or branch: changes whose messages have not been sent.
    private final Map<Integer, List<Change>> open = new HashMap<>();
    /// By request or branch that waits until its message is taken.
    private final Map<Integer, Change> waiting = new HashMap<>();
    private int sent;

    /// A change that others are to be told of.
    private final class Change extends Carried {
        private final int site;
        private final long began;
        private int waiter = Requests.NONE;

        Change(int site) {
            this.site = site;
            this.began = engine.now();
            meters[site].begins(began);
            meters[site].expose(1, began);
        }

        @Override
        boolean isLostByFailure() {
            return true;
        }

        @Override
        void back(@Nullable Failure failure) {
            sent--;
            end(failure == null ? Outcome.COMMITTED : Outcome.STUCK);
            int r = waiter;
            if (r != Requests.NONE) {
                waiter = Requests.NONE;
                waiting.remove(r);
                if (failure == null) {
                    engine.ready.add(r);
                } else {
                    engine.service.end(r, Failure.DEPENDENCY);
                }
            }
        }

        private void end(Outcome outcome) {
            long now = engine.now();
            meters[site].expose(-1, now);
            meters[site].ends(outcome, began, now);
            if (outcome == Outcome.COMMITTED) {
                meters[site].decided.add(now - began);
                meters[site].exposed.add(now - began);
            }
        }
    }

    DualWrites(Engine engine) {
        this.engine = engine;
        List<DualWritePlan> plans = engine.plan.dualWrites();
        this.meters = new TransactionMeter[plans.size()];
        for (int i = 0; i < meters.length; i++) {
            if (engine.island.stations().contains(plans.get(i).station())) {
                meters[i] = byId.computeIfAbsent(plans.get(i).id(), _ -> new TransactionMeter("dual-write"));
            }
        }
    }

    /// A request has changed data.
    void writes(int r, int site) {
        int teller = r;
        for (int i = 0; i < engine.plan.dualWrites().get(site).out() && teller != Requests.NONE; i++) {
            teller = engine.service.parent(teller);
        }
        if (teller == Requests.NONE) {
            new Change(site).end(Outcome.STUCK);
        } else {
            open.computeIfAbsent(teller, _ -> new ArrayList<>(1)).add(new Change(site));
        }
    }

    /// What a request or branch is to tell of, or a request around it; null when that has ended before.
    private @Nullable Change take(int r, int site) {
        for (int teller = r; teller != Requests.NONE; teller = engine.service.parent(teller)) {
            List<Change> changes = open.getOrDefault(teller, List.of());
            for (Change change : changes) {
                if (change.site == site) {
                    changes.remove(change);
                    if (changes.isEmpty()) {
                        open.remove(teller);
                    }
                    return change;
                }
            }
        }
        return null;
    }

    /// A request tells others.
    ///
    /// @param waits whether until the broker has taken the message
    void tells(int r, int site, int call, boolean waits) {
        Change told = take(r, site);
        if (told == null) {
            tellAnyway(r, call, waits);
            return;
        }
        if (waits) {
            told.waiter = r;
            waiting.put(r, told);
        }
        sent++;
        told.chain = engine.brokers().chains.of(r);
        engine.couriers.send(told, engine.replicas[engine.requests.replica(r)], r, call);
    }

    /// A branch tells of a change whose request has ended, and is known to be half done.
    private void tellAnyway(int r, int call, boolean waits) {
        if (waits) {
            engine.calls.start(r, call);
        } else {
            engine.calls.send(r, call);
        }
    }

    /// A request or branch ends, whatever the reason.
    void ended(int r) {
        List<Change> changes = open.remove(r);
        if (changes != null) {
            changes.forEach(change -> change.end(Outcome.STUCK));
        }
        Change told = waiting.remove(r);
        if (told != null) {
            told.waiter = Requests.NONE;
        }
    }

    Map<String, TransactionMeter> meters() {
        return byId;
    }

    void restart() {
        byId.values().forEach(meter -> meter.restart(engine.now()));
    }

    void observe(Map<String, Observation.Transactions> into) {
        byId.forEach((id, meter) -> into.put(id, meter.observe(engine.now())));
    }

    /// @throws UnbalancedBooksException when a change was forgotten
    void prove() {
        long inside = open.values().stream().mapToLong(List::size).sum() + sent;
        long counted = byId.values().stream().mapToLong(TransactionMeter::underWay).sum();
        if (inside != counted || open.keySet().stream().anyMatch(r -> !engine.requests.is(r, Requests.ALIVE))) {
            throw new UnbalancedBooksException(inside + " changes wait to be told, but " + counted + " counted");
        }
    }
}
