package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.LifePlan;
import dev.archipelago.simulator.plan.OverloadPlan;
import dev.archipelago.simulator.rollout.CrashLoop;
import dev.archipelago.simulator.rollout.ProbeTiming;
import dev.archipelago.simulator.rollout.StatefulOrder;
import dev.archipelago.simulator.rollout.StatefulOrder.Pod;
import dev.archipelago.simulator.rollout.Termination;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Lets the processes of replicas end and start again, and tells callers who is ready.
///
/// An ended process is started again after the back-off of [CrashLoop].
final class Health {

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

    Endpoints endpoints() {
        return endpoints;
    }

    /// Gives all callers of a station the replicas that are ready.
    void show(int station) {
        endpoints.show(station);
    }

    // ---- ending and starting ----------------------------------------------------------------------------------------

    /// Processes end; what they were doing is lost and their callers are told so. To be called once for all that end in an
    /// event.
    void crash(List<Replica> replicas) {
        for (Replica replica : down(replicas, false)) {
            endpoints.lost(replica);
            endpoints.tell(replica, false);
            Condition condition = replica.condition;
            if (CrashLoop.forgives(engine.now() - condition.upSince)) {
                condition.failedStarts = 0;
            }
            if (condition.leaving) {
                gone(replica);
            } else if (life(replica).managed()) {
                attemptAfterBackoff(replica);
            }
        }
    }

    /// Machines go with all processes; nobody answers callers any more.
    void vanish(List<Replica> replicas) {
        for (Replica replica : down(replicas, true)) {
            endpoints.lost(replica);
            endpoints.tell(replica, false, Endpoints.DETECTION);
            if (replica.condition.leaving) {
                gone(replica);
            }
        }
        replicas.forEach(replica -> replica.condition.silent = true);
    }

    private List<Replica> down(List<Replica> replicas, boolean silently) {
        List<Replica> running = new ArrayList<>();
        for (Replica replica : replicas) {
            if (replica.condition.present) {
                if (replica.condition.up) {
                    running.add(replica);
                }
                replica.close();
            }
        }
        losses.lose(running, silently);
        for (Replica replica : running) {
            goDown(replica);
            if (engine.watch != null) {
                engine.watch.goesDown(replica);
            }
        }
        return running;
    }

    private void goDown(Replica replica) {
        if (replica.condition.frozen) {
            replica.condition.frozen = false;
            replica.goOn(engine.now());
        }
        replica.condition.goDown(engine.now(), replica.start);
        engine.leaks.ended(replica);
        engine.populations[replica.station].change(-1);
        if (engine.brokers != null) {
            engine.brokers.down(replica);
        }
        if (engine.storage != null) {
            engine.storage.down(replica);
        }
        if (engine.transactions != null) {
            engine.transactions.down(replica);
        }
        if (engine.outboxes != null) {
            engine.outboxes.down(replica);
        }
    }

    private LifePlan life(Replica replica) {
        return replica.plan.life();
    }

    private void attemptAfterBackoff(Replica replica) {
        Condition condition = replica.condition;
        long backoff = Math.max(1, CrashLoop.wait(condition.failedStarts++));
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
        if (engine.quota != null && engine.quota.lacks(replica)
                || engine.cluster != null && engine.cluster.lacksNode(replica)) {
            return;
        }
        Condition condition = replica.condition;
        long pull = engine.cluster == null ? 0 : engine.cluster.imagePull(replica);
        int draw = life(replica).startup();
        int life = ++condition.life;
        long startup = draw < 0 ? 0 : (long) engine.dice.next(draw);
        ProbeTiming check = replica.plan.overload().startup();
        boolean inTime = check == null || startup <= check.startupBudget();
        long time = check == null ? startup : inTime ? check.readiness(startup) : check.startupBudget();
        engine.agenda.after(pull + time, () -> {
            if (condition.life == life && condition.present) {
                if (condition.holds == 0 && inTime) {
                    comeUp(replica);
                } else if (!condition.silent) {
                    attemptAfterBackoff(replica);
                }
            }
        });
    }

    private void comeUp(Replica replica) {
        replica.condition.comeUp(engine.now());
        endpoints.begins(replica);
        comesBack(replica);
        engine.populations[replica.station].change(1);
        replica.open();
        if (engine.brokers != null) {
            engine.brokers.up(replica);
        }
        if (engine.storage != null) {
            engine.storage.up(replica);
        }
        if (engine.transactions != null) {
            engine.transactions.up(replica);
        }
        if (replica.plan.overload().readiness() == null) {
            ready(replica, true);
        }
        checks(replica, false);
    }

    /// A fault no longer holds replicas down.
    void release(Replica replica) {
        Condition condition = replica.condition;
        condition.holds--;
        if (condition.holds == 0) {
            boolean wasSilent = condition.silent;
            condition.silent = false;
            if (condition.present && !condition.up && (wasSilent || !life(replica).managed())) {
                start(replica);
            }
        }
    }

    // ---- memory and health checks -------------------------------------------------------------------------------------

    /// A replica has more requests inside; its container is killed when they need more memory than it may have.
    void grown(Replica replica) {
        if (replica.load() > replica.plan.overload().mostInside()) {
            int life = replica.condition.life;
            engine.agenda.after(0, () -> {
                if (engine.watch != null && isLiving(replica, life)) {
                    engine.watch.runsOutOfMemory(replica);
                }
                kill(replica, life);
            });
        }
    }

    private static boolean isLiving(Replica replica, int life) {
        return replica.condition.life == life && replica.condition.up;
    }

    /// Ends the process of a replica unless that has happened already.
    void kill(Replica replica, int life) {
        if (isLiving(replica, life)) {
            crash(List.of(replica));
        }
    }

    /// Begins to check the health of the replicas that run.
    void open() {
        for (Replica replica : engine.replicas) {
            if (replica.condition.up) {
                checks(replica, true);
            }
        }
    }

    private void comesBack(Replica replica) {
        if (engine.watch != null) {
            engine.watch.comesBack(replica);
        }
    }

    /// A replica has become ready or has stopped being so.
    private void ready(Replica replica, boolean isReady) {
        replica.condition.ready(isReady, engine.now());
        endpoints.tell(replica, isReady);
        changed(replica);
        if (isReady) {
            engine.scalers.stream().filter(scaler -> scaler.station() == replica.station).forEach(Scaler::ready);
        }
    }

    /// Lets whoever waits for a replica to come or to go look again.
    private void changed(Replica replica) {
        Rollout rollout = engine.rollouts[replica.station];
        if (rollout != null) {
            rollout.changed();
        }
        if (engine.changes != null) {
            engine.changes.look();
        }
        if (isOrdered(replica.station)) {
            engine.agenda.after(0, () -> scaleInOrder(replica.station));
        }
    }

    private void checks(Replica replica, boolean isReady) {
        OverloadPlan plan = replica.plan.overload();
        if (plan.readiness() != null) {
            new HealthCheck(engine, replica, plan.readiness(), isReady,
                    ready -> ready(replica, ready)).open();
        }
        if (plan.liveness() != null) {
            int life = replica.condition.life;
            new HealthCheck(engine, replica, plan.liveness(), true, alive -> {
                if (!alive && !replica.condition.leaving) {
                    engine.agenda.after(replica.condition.frozen ? plan.grace() : 0, () -> kill(replica, life));
                }
            }).open();
        }
    }

    // ---- more and fewer replicas --------------------------------------------------------------------------------------

    /// Lets a station have so many replicas: new ones start, the newest ones leave first, in a StatefulSet one after the other. One that is to start while all
    /// places are taken starts when one that leaves is gone.
    void scale(int station, int replicas) {
        Rollout rollout = engine.rollouts[station];
        if (rollout != null) {
            rollout.scale(replicas);
            return;
        }
        engine.populations[station].want(replicas);
        if (isOrdered(station)) {
            scaleInOrder(station);
            return;
        }
        Replica[] all = engine.stations[station];
        int staying = staying(station);
        for (int i = all.length - 1; i >= 0 && staying > replicas; i--) {
            if (all[i].condition.present && !all[i].condition.leaving) {
                leave(all[i]);
                staying--;
            }
        }
        for (int i = 0; i < all.length && staying < replicas; i++) {
            if (!all[i].condition.present) {
                enter(all[i]);
                staying++;
            }
        }
    }

    private boolean isOrdered(int station) {
        return engine.rollouts[station] == null && engine.plan.stations().get(station).life().ordered();
    }

    /// Lets the next replica of a StatefulSet come or go, unless it has to wait for another one.
    private void scaleInOrder(int station) {
        Replica[] all = engine.stations[station];
        int wanted = engine.populations[station].wanted();
        List<Pod> pods = Stream.of(all).map(Health::pod).toList();
        StatefulOrder.delete(pods, wanted).ifPresent(i -> leave(all[i]));
        StatefulOrder.create(pods, wanted).ifPresent(i -> enter(all[i]));
    }

    private static Pod pod(Replica replica) {
        Condition condition = replica.condition;
        if (!condition.present) {
            return Pod.ABSENT;
        }
        return condition.leaving ? Pod.LEAVING : condition.readySince == Condition.NOT_READY ? Pod.UNREADY : Pod.READY;
    }

    /// A replica has to leave its node; another one starts in its place.
    void evict(Replica replica) {
        leave(replica);
        if (engine.rollouts[replica.station] == null) {
            scale(replica.station, engine.populations[replica.station].wanted());
        }
    }

    /// Kills a replica whose node needs its memory, whatever it is doing; another one starts in its place.
    void evictAtOnce(Replica replica) {
        replica.condition.leaving = true;
        endpoints.lost(replica);
        endpoints.tell(replica, false);
        terminate(replica);
    }

    /// A replica whose node is given up starts anew elsewhere.
    void replace(Replica replica) {
        replica.condition.failedStarts = 0;
        replica.condition.presentSince = engine.now();
        release(replica);
    }

    int staying(int station) {
        int staying = 0;
        for (Replica replica : engine.stations[station]) {
            staying += replica.condition.isStaying() ? 1 : 0;
        }
        return staying;
    }

    /// Lets a replica come in a place that is free.
    void enter(Replica replica) {
        replica.condition.enter(engine.now());
        start(replica);
    }

    /// Takes a replica out of the balancing; then it takes no more, ends what it has, and is killed when its time is over.
    void leave(Replica replica) {
        Condition condition = replica.condition;
        condition.leaving = true;
        condition.retired = true;
        if (!condition.up) {
            gone(replica);
            return;
        }
        endpoints.tell(replica, false);
        if (engine.brokers != null) {
            engine.brokers.leaves(replica);
        }
        if (engine.storage != null) {
            engine.storage.leaves(replica);
        }
        Termination termination = life(replica).termination();
        int life = condition.life;
        engine.agenda.after(termination.closing(), () -> {
            if (condition.life == life) {
                replica.close();
                ended(replica);
            }
        });
        engine.agenda.after(termination.killing(), () -> {
            if (isLiving(replica, life)) {
                terminate(replica);
            }
        });
    }

    /// Kills a replica that leaves; what it still had is lost.
    private void terminate(Replica replica) {
        replica.close();
        losses.lose(List.of(replica), false);
        goDown(replica);
        gone(replica);
    }

    /// A request of a replica that may be leaving has ended.
    void ended(Replica replica) {
        Condition condition = replica.condition;
        if (condition.leaving && replica.isClosed() && replica.load() == 0 && condition.up) {
            goDown(replica);
            gone(replica);
        }
    }

    private void gone(Replica replica) {
        comesBack(replica);
        replica.close();
        replica.condition.life++;
        replica.condition.present = false;
        replica.condition.leaving = false;
        int station = replica.station;
        if (engine.cluster != null) {
            engine.cluster.free(replica);
        }
        if (engine.quota != null) {
            engine.quota.free(replica);
        }
        changed(replica);
        if (engine.rollouts[station] == null && staying(station) < engine.populations[station].wanted()) {
            engine.agenda.after(0, () -> scale(station, engine.populations[station].wanted()));
        }
    }

    /// The last event of a request that was lost has come.
    void bury(int r) {
        losses.bury(r);
    }

    // ---- requests that come to a replica ------------------------------------------------------------------------------

    /// Whether a request that was lost on its way comes too late for its caller, and so not at all.
    boolean isGivenUp(int r) {
        if (requests.is(r, Requests.DELAYED | Requests.ABANDONED)) {
            engine.abandonment.lose(r);
            return true;
        }
        requests.unmark(r, Requests.DELAYED);
        return false;
    }

    /// Takes a request whose replica has no place for it because its process does not run or takes no more.
    void turnAway(Replica replica, int r) {
        replica.leave(0);
        if (replica.condition.silent) {
            engine.abandonment.lose(r);
        } else {
            engine.service.refuse(r, lossAt(replica));
        }
    }

    /// Why a request fails that a replica does not answer.
    Failure lossAt(Replica replica) {
        if (!replica.condition.retired) {
            return Failure.UNAVAILABLE;
        }
        engine.terminated++;
        return Failure.TERMINATED;
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
