package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.plan.TransactionPlan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The transactions over several services that are under way, and who drives them.
///
/// A request waits until its transaction has ended, and its worker with it; the transaction itself is written down and does
/// not need the request. When the process of its coordinator ends, a saga is taken over by another replica that runs, once
/// the end is known, or by the first that runs again; a two-phase commit waits for its own coordinator, which alone has the
/// decision, unless that never comes back.
final class Transactions {

    private final Engine engine;
    private final Requests requests;
    private final List<TransactionPlan> plans;
    private final TransactionMeter[] meters;
    private final Map<String, TransactionMeter> byId = new LinkedHashMap<>();
    /// In the order of their beginnings.
    private final Set<Undertaking> underWay = new LinkedHashSet<>();
    private final Map<Integer, Undertaking> byWaiter = new HashMap<>();
    final Locks locks = new Locks();

    Transactions(Engine engine) {
        this.engine = engine;
        this.requests = engine.requests;
        this.plans = engine.plan.transactions();
        this.meters = new TransactionMeter[plans.size()];
        for (int i = 0; i < meters.length; i++) {
            TransactionPlan plan = plans.get(i);
            if (engine.island.stations().contains(plan.station())) {
                meters[i] = byId.computeIfAbsent(plan.id(), _ -> new TransactionMeter(plan.kind().id()));
                plan.calls().forEach(engine.couriers::mayGiveUp);
            }
        }
    }

    Map<String, TransactionMeter> meters() {
        return byId;
    }

    // ---- requests that wait for their transactions --------------------------------------------------------------------

    /// A request begins a transaction and waits for its end.
    void begin(int r, int transaction) {
        Undertaking begun = new Undertaking(engine, this, plans.get(transaction), meters[transaction],
                engine.replicas[requests.replica(r)], r);
        underWay.add(begun);
        byWaiter.put(r, begun);
        begun.begin();
    }

    /// A request no longer waits; its transaction goes on without it.
    void leave(int r) {
        Undertaking left = byWaiter.remove(r);
        if (left != null) {
            left.waiter = Requests.NONE;
        }
    }

    /// A transaction has ended.
    void remove(Undertaking ended) {
        underWay.remove(ended);
        if (ended.waiter != Requests.NONE) {
            byWaiter.remove(ended.waiter);
        }
    }

    // ---- participants -------------------------------------------------------------------------------------------------

    /// A request ends well. If it is to prepare a change for a transaction, what it holds stays held.
    void votes(int r) {
        if (requests.isAny(r, Requests.BRANCH | Requests.ABANDONED | Requests.REPLIED)) {
            return;
        }
        if (engine.couriers.of(r) instanceof Errand errand) {
            errand.of.prepared(errand, r);
        }
    }

    // ---- replicas that come and go ------------------------------------------------------------------------------------

    /// A process has ended.
    void down(Replica replica) {
        for (Undertaking each : List.copyOf(underWay)) {
            if (each.home == replica && !each.isLeft()) {
                each.isLeft(true);
                long lag = replica.plan.life().lag();
                engine.agenda.after(lag, () -> takeOver(each));
            }
        }
    }

    private void takeOver(Undertaking left) {
        for (Replica replica : engine.stations[left.home.station]) {
            if (left.isLeft() && replica.condition.up && !replica.condition.leaving && left.mayMoveTo(replica)) {
                left.goesOnAt(replica);
            }
        }
    }

    /// A process takes requests.
    void up(Replica replica) {
        for (Undertaking each : List.copyOf(underWay)) {
            if (each.isLeft() && each.home.station == replica.station && each.mayMoveTo(replica)) {
                each.goesOnAt(replica);
            }
        }
    }

    /// A replica that stood still goes on.
    void goesOn(Replica replica) {
        for (Undertaking each : List.copyOf(underWay)) {
            if (each.home == replica) {
                each.goOn();
            }
        }
    }

    // ---- what is measured ---------------------------------------------------------------------------------------------

    void restart() {
        byId.values().forEach(meter -> meter.restart(engine.now()));
    }

    void observe(Map<String, Observation.Transactions> into) {
        byId.forEach((id, meter) -> into.put(id, meter.observe(engine.now())));
    }

    /// @throws UnbalancedBooksException when a transaction was lost or ended twice
    void prove() {
        long counted = byId.values().stream().mapToLong(TransactionMeter::underWay).sum();
        if (counted != underWay.size()) {
            throw new UnbalancedBooksException(
                    counted + " transactions are open, but " + underWay.size() + " under way");
        }
        byWaiter.forEach((r, of) -> {
            if (of.waiter != r || !underWay.contains(of) || !requests.is(r, Requests.ALIVE)) {
                throw new UnbalancedBooksException("a request waits for a transaction that has ended");
            }
        });
        underWay.forEach(Undertaking::prove);
    }
}
