package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.TransactionPlan;
import dev.archipelago.simulator.transaction.Answer;
import dev.archipelago.simulator.transaction.Outcome;
import dev.archipelago.simulator.transaction.Saga;
import dev.archipelago.simulator.transaction.SagaRules;
import dev.archipelago.simulator.transaction.Task;
import dev.archipelago.simulator.transaction.Transaction;
import dev.archipelago.simulator.transaction.TwoPhaseCommit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A transaction under way: lets couriers carry its tasks, tries again, and tells the request that waits how it ended.
final class Undertaking {

    private final Engine engine;
    private final Transactions all;
    private final TransactionPlan plan;
    private final TransactionMeter meter;
    private final Transaction state;
    private final long began;
    /// Tasks under way.
    private final Map<Task, Errand> open = new LinkedHashMap<>();
    /// By participant, of a two-phase commit.
    private final Map<Integer, Errand.Promise> promises = new LinkedHashMap<>();
    /// Of events that it belongs to; null for none.
    final Chains.@Nullable Chain chain;
    /// The replica that drives it.
    Replica home;
    /// The request that waits for its end; none when it does not wait any more.
    int waiter;
    private boolean left;
    /// How often somebody else began to drive it; what was planned before is void.
    private int turn;
    private boolean isDecided;
    private boolean isExposed;
    private long exposedSince;
    private boolean ended;

    Undertaking(Engine engine, Transactions all, TransactionPlan plan, TransactionMeter meter, Replica home,
            int waiter) {
        this.engine = engine;
        this.all = all;
        this.plan = plan;
        this.meter = meter;
        this.home = home;
        this.waiter = waiter;
        this.began = engine.now();
        this.chain = engine.brokers == null ? null : engine.brokers.chains.of(waiter);
        this.state = switch (plan.kind()) {
            case SAGA -> new Saga(
                    new SagaRules(plan.parts().stream().map(TransactionPlan.Part::rules).toList(), plan.attempts()));
            case TWO_PHASE_COMMIT -> new TwoPhaseCommit(plan.parts().size());
        };
    }

    String id() {
        return plan.id();
    }

    void begin() {
        meter.begins(began);
        if (engine.brokers != null) {
            engine.brokers.chains.hold(chain);
        }
        if (plan.timeout() > 0) {
            engine.agenda.after(plan.timeout(), this::timeOut);
        }
        goOn();
    }

    /// Starts what is due, unless nobody can do so now.
    void goOn() {
        note();
        if (left || home.condition.frozen || state.outcome() != null) {
            return;
        }
        for (Task task : state.due()) {
            Errand errand = new Errand(this, task);
            open.put(task, errand);
            start(errand);
        }
        for (Errand errand : List.copyOf(open.values())) {
            if (!errand.isOut && errand.failed > 0 && errand.wait < 0) {
                again(errand);
            }
        }
    }

    private void start(Errand errand) {
        Task task = errand.task;
        errand.isOut = true;
        if (task.kind() == Task.Kind.LOG) {
            int now = turn;
            engine.agenda.after(plan.log() < 0 ? 0 : (long) (engine.dice.next(plan.log()) + 0.5), () -> {
                if (turn == now && open.containsKey(task)) {
                    answered(errand, null);
                }
            });
            return;
        }
        TransactionPlan.Part part = plan.parts().get(task.part());
        engine.couriers.send(errand, home, waiter, switch (task.kind()) {
            case DO, PREPARE -> part.call();
            case UNDO, ABORT -> part.undo();
            case CONFIRM, COMMIT, LOG -> part.settle();
        });
    }

    void answered(Errand errand, @Nullable Failure failure) {
        Task task = errand.task;
        errand.isOut = false;
        boolean isUnknown = failure == Failure.TIMEOUT
                || task.kind() == Task.Kind.PREPARE && promises.containsKey(task.part());
        Answer answer = failure == null ? Answer.YES : isUnknown ? Answer.UNKNOWN : Answer.NO;
        if (state.answer(task, answer)) {
            errand.wait = plan.waits().of(errand.failed, errand.wait, engine.dice.next(plan.jitter()));
            errand.failed++;
            int now = turn;
            engine.agenda.after(Math.max(1, errand.wait), () -> {
                if (turn == now && open.get(task) == errand) {
                    again(errand);
                }
            });
        } else {
            open.remove(task);
            if (answer == Answer.YES) {
                done(task);
            }
        }
        goOn();
    }

    private void again(Errand errand) {
        if (left || home.condition.frozen) {
            errand.wait = -1;
            return;
        }
        errand.wait = Math.max(0, errand.wait);
        meter.again++;
        start(errand);
    }

    private void done(Task task) {
        switch (task.kind()) {
            case UNDO -> meter.undos++;
            case PREPARE -> promises.computeIfAbsent(task.part(), _ -> new Errand.Promise(engine.now()));
            case COMMIT, ABORT -> keepPromise(task.part());
            case DO, CONFIRM, LOG -> {
            }
        }
    }

    // ---- participants -------------------------------------------------------------------------------------------------

    /// A participant says yes: what its request holds stays held.
    void prepared(Errand errand, int r) {
        if (errand.task.kind() != Task.Kind.PREPARE) {
            return;
        }
        Errand.Promise promise = promises.computeIfAbsent(errand.task.part(), _ -> new Errand.Promise(engine.now()));
        Replica replica = engine.replicas[engine.requests.replica(r)];
        for (int resource = 0; resource < replica.permits.length; resource++) {
            int permits = engine.service.handOver(r, resource);
            if (permits > 0) {
                Locks.Lock lock = new Locks.Lock(replica, resource, permits);
                all.locks.add(lock);
                promise.locks.add(lock);
            }
        }
    }

    private void keepPromise(int participant) {
        Errand.Promise promise = promises.remove(participant);
        if (promise != null) {
            meter.exposed.add(engine.now() - promise.since);
            for (Locks.Lock lock : promise.locks) {
                all.locks.remove(lock);
                engine.service.giveBack(lock.replica(), lock.resource(), lock.permits());
            }
        }
    }

    // ---- who drives it --------------------------------------------------------------------------------------------------

    boolean isLeft() {
        return left;
    }

    /// Its coordinator is gone, and with it everything that was under way.
    void isLeft(boolean gone) {
        left = gone;
        turn++;
        meter.leave(gone ? 1 : -1, engine.now());
        for (Errand errand : List.copyOf(open.values())) {
            if (errand.isOut && errand.task.kind() != Task.Kind.LOG) {
                engine.couriers.drop(errand);
            }
        }
        open.clear();
    }

    /// The decision of a two-phase commit is on the disk of its coordinator.
    boolean mayMoveTo(Replica replica) {
        return switch (plan.kind()) {
            case SAGA -> true;
            case TWO_PHASE_COMMIT -> replica == home || !home.condition.present;
        };
    }

    void goesOnAt(Replica replica) {
        home = replica;
        meter.takenOver++;
        state.interrupt();
        isLeft(false);
        goOn();
    }

    private void timeOut() {
        if (state.outcome() != null || state.isDecided()) {
            return;
        }
        for (Task task : state.timeOut()) {
            Errand errand = open.remove(task);
            if (errand != null && errand.isOut) {
                engine.couriers.drop(errand);
            }
        }
        goOn();
    }

    // ---- its end ----------------------------------------------------------------------------------------------------------

    /// Notes how it is now, and ends it when it is over.
    private void note() {
        long now = engine.now();
        if (!isDecided && state.isDecided()) {
            isDecided = true;
            if (!state.isGivenUp()) {
                meter.decided.add(now - began);
            }
        }
        if (isExposed != state.isExposed()) {
            isExposed = state.isExposed();
            meter.expose(isExposed ? 1 : -1, now);
            if (isExposed) {
                exposedSince = now;
            } else if (plan.kind() == TransactionPlan.Kind.SAGA) {
                meter.exposed.add(now - exposedSince);
            }
        }
        Outcome outcome = state.outcome();
        if (outcome != null && !ended) {
            ended = true;
            end(outcome);
        }
    }

    private void end(Outcome outcome) {
        meter.ends(outcome, began, engine.now());
        all.remove(this);
        if (engine.brokers != null) {
            engine.brokers.chains.release(chain, outcome == Outcome.STUCK);
        }
        int r = waiter;
        waiter = Requests.NONE;
        if (r == Requests.NONE) {
            return;
        }
        if (outcome == Outcome.COMMITTED) {
            engine.ready.add(r);
        } else {
            engine.service.end(r, Failure.DEPENDENCY);
        }
    }

    void prove() {
        for (Errand errand : open.values()) {
            if (errand.isOut && left) {
                throw new UnbalancedBooksException(
                        "a task of " + id() + " is under way though its coordinator is gone");
            }
        }
    }
}
