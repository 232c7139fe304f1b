package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.LifePlan;
import java.util.ArrayList;
import java.util.List;

/// Lets the processes of replicas end, start again, stand still and go on, and tells callers who is ready.
///
/// An ended process is started again at once, and each time that it fails to come up after a back-off of 10 s that doubles up
/// to 300 s; ten good minutes forget it.
///
/// Source: Kubernetes, container restarts (CrashLoopBackOff).
final class Health {

    private static final long FIRST_BACKOFF = 10_000_000_000L;
    private static final long LONGEST_BACKOFF = 300_000_000_000L;
    private static final long FORGIVEN_AFTER = 600_000_000_000L;

    private final Engine engine;
    private final Requests requests;
    private final Endpoints endpoints;
    private final Losses losses;

    Health(Engine engine) {
        this.engine = engine;
        this.requests = engine.requests;
        this.endpoints = new Endpoints(engine);
        this.losses = new Losses(engine);
    }

    // ---- ending and starting ----------------------------------------------------------------------------------------

    /// Processes end; what they were doing is lost and their callers are told so.
    void crash(List<Replica> replicas) {
        for (Replica replica : down(replicas, false)) {
            endpoints.tell(replica, false, Endpoints.LAG);
            Condition condition = replica.condition;
            if (engine.now() - condition.upSince >= FORGIVEN_AFTER) {
                condition.failedStarts = 0;
            }
            if (life(replica).managed() && !condition.leaving) {
                attemptAfterBackoff(replica);
            }
        }
    }

    /// Machines go with all processes; nobody answers callers any more.
    void vanish(List<Replica> replicas) {
        for (Replica replica : down(replicas, true)) {
            endpoints.tell(replica, false, Endpoints.DETECTION + Endpoints.LAG);
        }
        replicas.forEach(replica -> replica.condition.silent = true);
    }

    private List<Replica> down(List<Replica> replicas, boolean silently) {
        List<Replica> running = new ArrayList<>();
        for (Replica replica : replicas) {
            if (replica.condition.present) {
                if (replica.condition.frozen) {
                    thaw(replica);
                }
                if (replica.condition.up) {
                    running.add(replica);
                }
                replica.close();
            }
        }
        losses.lose(running, silently);
        running.forEach(this::goDown);
        return running;
    }

    private void goDown(Replica replica) {
        replica.condition.goDown(engine.now(), replica.start);
        engine.populations[replica.station].change(-1);
    }

    private LifePlan life(Replica replica) {
        return replica.plan.life();
    }

    private void attemptAfterBackoff(Replica replica) {
        Condition condition = replica.condition;
        int failed = condition.failedStarts++;
        long backoff = failed == 0 ? 1 : Math.min(LONGEST_BACKOFF, FIRST_BACKOFF << Math.min(failed - 1, 5));
        int life = condition.life;
        engine.agenda.after(backoff, () -> attempt(replica, life));
    }

    private void attempt(Replica replica, int life) {
        Condition condition = replica.condition;
        if (condition.life != life || condition.up || condition.silent) {
            return;
        }
        if (condition.holds > 0) {
            attemptAfterBackoff(replica);
        } else {
            start(replica);
        }
    }

    /// Starts a process, which will take requests after its start-up time unless something keeps it from that.
    void start(Replica replica) {
        Condition condition = replica.condition;
        int startup = life(replica).startup();
        int life = ++condition.life;
        engine.agenda.after(startup < 0 ? 0 : (long) engine.dice.next(startup), () -> {
            if (condition.life == life && condition.present) {
                if (condition.holds == 0) {
                    comeUp(replica);
                } else if (!condition.silent) {
                    attemptAfterBackoff(replica);
                }
            }
        });
    }

    private void comeUp(Replica replica) {
        replica.condition.comeUp(engine.now());
        engine.populations[replica.station].change(1);
        replica.open();
        endpoints.tell(replica, true, Endpoints.LAG);
    }

    /// A fault no longer holds replicas down.
    void release(Replica replica) {
        Condition condition = replica.condition;
        condition.holds--;
        if (condition.holds == 0 && condition.present && !condition.up
                && (condition.silent || !life(replica).managed())) {
            condition.silent = false;
            start(replica);
        }
    }

    // ---- more and fewer replicas --------------------------------------------------------------------------------------

    /// Lets a station have so many replicas: new ones start, the newest ones leave first.
    void scale(int station, int replicas) {
        Replica[] all = engine.stations[station];
        int staying = 0;
        for (Replica replica : all) {
            staying += replica.condition.present && !replica.condition.leaving ? 1 : 0;
        }
        for (int i = all.length - 1; i >= 0 && staying > replicas; i--) {
            if (all[i].condition.present && !all[i].condition.leaving) {
                leave(all[i]);
                staying--;
            }
        }
        for (int i = 0; i < all.length && staying < replicas; i++) {
            if (!all[i].condition.present) {
                all[i].condition.present = true;
                start(all[i]);
                staying++;
            }
        }
    }

    /// Takes a replica out of the balancing, then lets it end what it has.
    private void leave(Replica replica) {
        Condition condition = replica.condition;
        condition.leaving = true;
        if (!condition.up) {
            gone(replica);
            return;
        }
        endpoints.tell(replica, false, Endpoints.LAG);
        int life = condition.life;
        engine.agenda.after(life(replica).drain(), () -> {
            if (condition.life == life) {
                replica.close();
                ended(replica);
            }
        });
    }

    /// A request of a replica that may be leaving has ended.
    void ended(Replica replica) {
        Condition condition = replica.condition;
        if (condition.leaving && replica.isClosed() && replica.load() == 0 && condition.up) {
            goDown(replica);
            gone(replica);
        }
    }

    private static void gone(Replica replica) {
        replica.close();
        replica.condition.life++;
        replica.condition.present = false;
        replica.condition.leaving = false;
    }

    // ---- standing still -----------------------------------------------------------------------------------------------

    /// All work of a replica stands still.
    void freeze(Replica replica) {
        Condition condition = replica.condition;
        if (condition.up && !condition.frozen) {
            condition.frozen = true;
            condition.frozenSince = engine.now();
            replica.stand(engine.now());
        }
    }

    /// Its work goes on.
    void thaw(Replica replica) {
        Condition condition = replica.condition;
        if (!condition.frozen) {
            return;
        }
        condition.frozen = false;
        long stood = engine.now() - condition.frozenSince;
        for (int r = 0; r < requests.used(); r++) {
            if (requests.is(r, Requests.ALIVE | Requests.COMPUTING) && requests.replica(r) == replica.number) {
                requests.stepBegan(r, requests.stepBegan(r) + stood);
            }
        }
        replica.goOn(engine.now());
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
            losses.bury(r);
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

    // ---- requests that come to a replica ------------------------------------------------------------------------------

    /// Whether a request that was lost on its way comes too late for its caller, and so not at all.
    boolean isGivenUp(int r) {
        if (requests.is(r, Requests.DELAYED | Requests.ABANDONED)) {
            engine.calls.lose(r);
            return true;
        }
        requests.unmark(r, Requests.DELAYED);
        return false;
    }

    /// Takes a request whose replica has no place for it because its process does not run or takes no more.
    void turnAway(Replica replica, int r) {
        replica.left++;
        if (replica.condition.silent) {
            engine.calls.lose(r);
        } else {
            engine.service.refuse(r, Failure.UNAVAILABLE);
        }
    }

    /// Whether a request is to fail as soon as a worker has it.
    boolean fails(Replica replica) {
        for (Strength strength : replica.condition.failing) {
            if (strength.strikes(engine.now())) {
                return true;
            }
        }
        return false;
    }
}
