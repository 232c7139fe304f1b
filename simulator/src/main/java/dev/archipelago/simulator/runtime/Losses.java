package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.plan.OpCode;
import java.util.ArrayList;
import java.util.List;

/// What becomes of the requests inside replicas whose processes end: their work is lost, their callers learn of it or not,
/// and what they had called works on for nobody.
///
/// A record whose event cannot be taken back stays, marked as dead, until that comes.
final class Losses {

    private final Engine engine;
    private final Requests requests;
    private boolean[] lost;

    Losses(Engine engine) {
        this.engine = engine;
        this.requests = engine.requests;
        this.lost = new boolean[engine.replicas.length];
    }

    /// @param silently whether callers get no answer, as when the machine is gone with the process
    void lose(List<Replica> replicas, boolean silently) {
        lost = new boolean[engine.replicas.length];
        replicas.forEach(replica -> lost[replica.number] = true);
        engine.admissions.hold();
        List<Integer> victims = new ArrayList<>();
        for (int r = 0; r < requests.used(); r++) {
            if (isVictim(r)) {
                victims.add(r);
            }
        }
        victims.forEach(r -> requests.mark(r, Requests.DEAD));
        abandonCallees();
        replicas.forEach(this::empty);
        victims.forEach(this::detach);
        victims.forEach(r -> answer(r, silently));
        engine.admissions.letGo();
    }

    private boolean isVictim(int r) {
        if (!requests.is(r, Requests.ALIVE)
                || requests.isAny(r, Requests.SESSION | Requests.COURIER | Requests.DEAD | Requests.CANCELLED)
                || !lost[requests.replica(r)]) {
            return false;
        }
        return requests.isAny(r, Requests.BRANCH | Requests.QUEUED | Requests.WORKING)
                || requests.is(r, Requests.ENDED) && !requests.is(r, Requests.SERVED);
    }

    /// Nobody waits for what the dead had called.
    private void abandonCallees() {
        for (int r = 0; r < requests.used(); r++) {
            if (requests.is(r, Requests.ALIVE)
                    && !requests.isAny(r, Requests.SESSION | Requests.COURIER | Requests.BRANCH | Requests.ABANDONED
                            | Requests.ANSWERED | Requests.CANCELLED)) {
                int caller = requests.caller(r);
                if (requests.is(caller, Requests.DEAD) && !engine.links[requests.link(r)].tracks) {
                    requests.mark(caller, Requests.CALLING);
                    engine.abandonment.forsake(r);
                }
            }
        }
    }

    /// Empties the waiting lines and the CPU of a replica.
    private void empty(Replica replica) {
        long now = engine.now();
        for (int r = replica.backlog.take(); r != Requests.NONE; r = replica.backlog.take()) {
            replica.unqueue(now);
        }
        for (Permits permits : replica.permits) {
            for (int r = permits.waiting.first(); r != Requests.NONE; r = permits.waiting.first()) {
                permits.waiting.remove(r);
            }
            permits.reset(now);
        }
        if (engine.transactions != null) {
            engine.transactions.locks.keep(replica, now);
        }
        if (replica.cpu != null) {
            replica.demanded -= replica.cpu.clear(now);
        }
        replica.condition.unpark();
    }

    /// Takes a dead request or branch out of everything that it is in.
    private void detach(int r) {
        Replica replica = engine.replicas[requests.replica(r)];
        boolean pending = stop(replica, r);
        if (engine.dualWrites != null) {
            engine.dualWrites.ended(r);
        }
        if (engine.brokers != null && engine.brokers.takes()) {
            engine.brokers.ended(r, false);
        }
        engine.service.freeScratch(r);
        if (requests.is(r, Requests.BRANCH)) {
            engine.service.cutOff(r);
            if (!pending) {
                requests.free(r);
            }
            return;
        }
        if (requests.is(r, Requests.WORKING)) {
            engine.service.account(r, replica, engine.now());
        } else if (requests.is(r, Requests.QUEUED)) {
            replica.leave(engine.now() - requests.arrived(r));
        }
        requests.change(r, Requests.QUEUED | Requests.WORKING | Requests.CALLING | Requests.PARKED,
                pending ? Requests.ENDED : Requests.ENDED | Requests.SERVED);
    }

    /// Stops what a dead request or branch was doing; true when an event of it is still to come.
    private boolean stop(Replica replica, int r) {
        if (requests.is(r, Requests.QUEUED) || !requests.isAny(r, Requests.BRANCH | Requests.WORKING)) {
            return false;
        }
        boolean pending = !requests.is(r, Requests.PARKED);
        if (requests.is(r, Requests.COMPUTING)) {
            engine.programs.interrupt(r, replica);
            return pending;
        }
        return switch (engine.programs.waitsIn(r)) {
            case OpCode.WAIT, OpCode.REPLICATE, OpCode.LIMIT -> pending;
            case OpCode.FOUND -> {
                engine.storage().leave(r);
                yield false;
            }
            case OpCode.CALL -> {
                hangUp(r, pending);
                yield false;
            }
            case OpCode.ACQUIRE -> {
                if (pending) {
                    engine.events.cancel(requests.timer(r));
                    requests.timer(r, EventQueue.NONE);
                }
                yield false;
            }
            case OpCode.TRANSACT -> {
                engine.transactions().leave(r);
                yield false;
            }
            case OpCode.STORE, OpCode.CONSUME -> {
                engine.brokers().leave(r);
                yield false;
            }
            case OpCode.PUBLISH -> {
                if (engine.brokers().lingers(r)) {
                    engine.brokers().leave(r);
                } else {
                    hangUp(r, pending);
                }
                yield false;
            }
            default -> false;
        };
    }

    private void hangUp(int r, boolean pending) {
        if (pending && engine.calls.linkOf(r).tracks) {
            engine.abandonment.drop(r);
        } else {
            engine.abandonment.hangUp(r, pending && !requests.is(r, Requests.CALLING));
        }
    }

    private void answer(int r, boolean silently) {
        if (!requests.is(r, Requests.ALIVE | Requests.DEAD) || requests.is(r, Requests.BRANCH)) {
            return;
        }
        if (requests.is(r, Requests.REPLIED)) {
            engine.service.freeWhenDone(r);
        } else if (silently) {
            requests.mark(r, Requests.REPLIED);
            engine.abandonment.keepFromCaller(r);
        } else {
            engine.service.reply(r, engine.health.lossAt(engine.replicas[requests.replica(r)]));
            engine.service.freeWhenDone(r);
        }
    }

    /// The last event of a dead request or branch has come.
    void bury(int r) {
        if (requests.is(r, Requests.BRANCH)) {
            requests.free(r);
        } else {
            requests.mark(r, Requests.SERVED);
            engine.service.freeWhenDone(r);
        }
    }
}
