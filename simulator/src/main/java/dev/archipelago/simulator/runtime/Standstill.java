package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.Failure;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Lets all work of replicas stand still for a while, and go on where it was.
final class Standstill {

    private final Engine engine;
    private final Requests requests;

    Standstill(Engine engine) {
        this.engine = engine;
        this.requests = engine.requests;
    }

    /// Lets all work of running replicas stand still; what is given back ends it, for those whose processes still run.
    Runnable pause(List<Replica> replicas, Consumer<List<Replica>> end) {
        List<Replica> paused = replicas.stream().filter(replica -> replica.condition.up).toList();
        List<Integer> lives = paused.stream().map(replica -> replica.condition.life).toList();
        for (Replica replica : paused) {
            if (replica.condition.pause()) {
                freeze(replica);
            }
        }
        return () -> end.accept(IntStream.range(0, paused.size())
                .filter(i -> paused.get(i).condition.life == lives.get(i)).mapToObj(paused::get).toList());
    }

    /// A pause of replicas is over.
    void endPause(List<Replica> replicas) {
        for (Replica replica : replicas) {
            if (replica.condition.endPause()) {
                thaw(replica);
            }
        }
    }

    private void freeze(Replica replica) {
        replica.condition.frozen = true;
        replica.condition.frozenSince = engine.now();
        replica.stand(engine.now());
    }

    /// Its work goes on.
    private void thaw(Replica replica) {
        Condition condition = replica.condition;
        condition.frozen = false;
        long stood = engine.now() - condition.frozenSince;
        for (int r = 0; r < requests.used(); r++) {
            if (requests.is(r, Requests.ALIVE | Requests.COMPUTING) && requests.replica(r) == replica.number) {
                requests.stepBegan(r, requests.stepBegan(r) + stood);
            }
        }
        replica.goOn(engine.now());
        if (engine.brokers != null) {
            engine.brokers.look();
        }
        if (engine.transactions != null) {
            engine.transactions.goesOn(replica);
        }
        for (int parked : condition.unpark()) {
            int r = parked & Integer.MAX_VALUE;
            requests.unmark(r, Requests.PARKED);
            resume(r, parked < 0);
        }
    }

    private void resume(int r, boolean isRetry) {
        if (requests.is(r, Requests.COMPUTING)) {
            engine.events.post(end(r), Engine.COMPLETION, Engine.COMPUTED, r);
        } else if (isRetry) {
            engine.calls.tryOnce(r);
        } else {
            engine.ready.add(r);
        }
    }

    /// A request no longer waits for its replica to go on.
    void unpark(int r) {
        requests.unmark(r, Requests.PARKED);
        engine.replicas[requests.replica(r)].condition.unpark(r);
    }

    /// When the computation of a request that has a core for itself is done.
    private long end(int r) {
        return Math.max(engine.now(), requests.stepBegan(r) + (long) Math.ceil(requests.demand(r)));
    }

    /// Whether a request cannot go on now: because it is dead, its replica stands still, or it is to fail.
    boolean stops(int r) {
        if (requests.is(r, Requests.DOOMED)) {
            requests.unmark(r, Requests.DOOMED);
            engine.service.end(r, Failure.ERROR);
            return true;
        }
        return parks(r);
    }

    /// Whether a computation is not done yet although its event has come.
    boolean isEarly(int r) {
        if (isBuried(r) || parks(r)) {
            return true;
        }
        if (engine.now() < end(r)) {
            engine.events.post(end(r), Engine.COMPLETION, Engine.COMPUTED, r);
            return true;
        }
        return false;
    }

    /// Whether a request is dead, whose last event this was.
    boolean isBuried(int r) {
        if (requests.is(r, Requests.DEAD)) {
            engine.health.bury(r);
            return true;
        }
        return false;
    }

    /// Whether a request does not send its next try now.
    boolean holdsBack(int caller) {
        return !requests.isAny(caller, Requests.SESSION | Requests.COURIER) && parks(caller, true);
    }

    private boolean parks(int r) {
        return parks(r, false);
    }

    private boolean parks(int r, boolean isRetry) {
        Condition condition = engine.replicas[requests.replica(r)].condition;
        if (!condition.frozen) {
            return false;
        }
        requests.mark(r, Requests.PARKED);
        condition.park(isRetry ? r | Integer.MIN_VALUE : r);
        return true;
    }
}
