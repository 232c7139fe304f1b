package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.plan.Failure;
import org.jspecify.annotations.Nullable;

/// The side of the callee: takes requests in work, lets them wait or rejects them, answers, and ends them.
final class Service {

    /// Nanoseconds until a caller is refused by a machine on which nobody listens, beside those on the network.
    private static final long REFUSAL = 100_000;
    private static final int NOBODY_THERE = Failure.UNAVAILABLE.bit() | Failure.TERMINATED.bit();

    private final Engine engine;
    private final Requests requests;
    private final EventQueue events;
    private final Forks forks = new Forks();
    private final Scratch scratch;
    private final int[] levels;

    Service(Engine engine) {
        this.engine = engine;
        this.requests = engine.requests;
        this.events = engine.events;
        this.scratch = new Scratch(engine.plan.loops(),
                engine.tables.mostResources);
        this.levels = engine.tables.levels;
    }

    Scratch scratch() {
        return scratch;
    }

    /// A request comes to its replica.
    void deliver(int r) {
        deliver(r, engine.replicas[requests.replica(r)]);
    }

    void deliver(int r, Replica replica) {
        long now = events.now();
        if (engine.cancels && requests.is(r, Requests.CANCELLED)) {
            engine.cancellation.bury(r);
            return;
        }
        if (engine.eventful && engine.health.isGivenUp(r)) {
            return;
        }
        requests.arrived(r, now);
        replica.arrive();
        if (requests.is(r, Requests.TRACED)) {
            engine.tracer.arrived(requests.span(r), now);
        }
        engine.operationMeters[requests.operation(r)].call();
        if (replica.busy < replica.workers) {
            begin(replica, r, now);
        } else if (replica.waiting() < replica.longestBacklog) {
            queue(replica, r, now);
        } else if (replica.isClosed()) {
            engine.health.turnAway(replica, r);
        } else if (replica.shedder != null && replica.shedder.makesPlace(levels[requests.operation(r)])) {
            queue(replica, r, now);
        } else {
            replica.rejected++;
            replica.leave(0);
            engine.links[requests.link(r)].meter.rejected++;
            refuse(r, Failure.REJECTED);
        }
    }

    private void queue(Replica replica, int r, long now) {
        if (replica.shedder != null) {
            replica.shedder.queued(now);
        }
        requests.mark(r, Requests.QUEUED);
        replica.backlog.add(r, levels[requests.operation(r)]);
        replica.queue(now);
        if (engine.eventful) {
            engine.health.grown(replica);
        }
    }

    /// Rejects a request that has waited and has been taken out of the line.
    void drop(Replica replica, int r) {
        leaveBacklog(r, replica, events.now());
        replica.rejected++;
        engine.links[requests.link(r)].meter.rejected++;
        refuse(r, Failure.REJECTED);
    }

    /// Answers a request that is not taken.
    void refuse(int r, Failure failure) {
        requests.mark(r, Requests.SERVED | Requests.ENDED | Requests.REPLIED);
        requests.fail(r, failure.ordinal() + 1);
        if (requests.is(r, Requests.TRACED)) {
            engine.tracer.replied(requests.span(r), events.now(), failure);
        }
        engine.calls.answer(r, (NOBODY_THERE & failure.bit()) != 0 ? REFUSAL : 0);
        freeWhenDone(r);
    }

    private void begin(Replica replica, int r, long now) {
        replica.beginWork(now);
        requests.mark(r, Requests.WORKING);
        if (requests.is(r, Requests.TRACED)) {
            engine.tracer.begun(requests.span(r), now);
        }
        if (engine.eventful) {
            engine.health.grown(replica);
            if (engine.health.fails(replica)) {
                requests.mark(r, Requests.DOOMED);
            }
        }
        engine.ready.add(r);
    }

    /// Answers the caller of a request, once.
    void reply(int r, @Nullable Failure failure) {
        if (!requests.is(r, Requests.REPLIED)) {
            reply(r, failure, Requests.REPLIED);
        }
    }

    private void reply(int r, @Nullable Failure failure, int flags) {
        if (engine.eventful) {
            Replica replica = engine.replicas[requests.replica(r)];
            replica.answers++;
            replica.failures += failure == null ? 0 : 1;
        }
        requests.mark(r, isWasted(r) ? flags | Requests.WASTED : flags);
        engine.operationMeters[requests.operation(r)].latency.add(events.now() - requests.arrived(r));
        if (failure != null) {
            requests.fail(r, failure.ordinal() + 1);
        }
        if (requests.is(r, Requests.TRACED)) {
            engine.tracer.replied(requests.span(r), events.now(), failure);
        }
        engine.calls.answer(r);
    }

    /// Lets another operation answer the caller of a request that has not been answered.
    void handOn(int r, int call) {
        requests.mark(r, isWasted(r) ? Requests.REPLIED | Requests.WASTED : Requests.REPLIED);
        engine.operationMeters[requests.operation(r)].latency.add(events.now() - requests.arrived(r));
        engine.calls.forward(r, call);
    }

    /// Whether nobody waits for the answer of a request, neither its caller nor theirs.
    private boolean isWasted(int request) {
        if (!engine.abandonment.happened()) {
            return false;
        }
        int r = request;
        while (!requests.is(r, Requests.ABANDONED)) {
            int caller = requests.caller(r);
            if (requests.isAny(caller, Requests.SESSION | Requests.COURIER)) {
                return false;
            }
            r = requests.root(caller);
            if (requests.is(r, Requests.REPLIED)) {
                return requests.is(r, Requests.WASTED);
            }
        }
        return true;
    }

    /// A request or branch comes to its end.
    void end(int r, @Nullable Failure failure) {
        if (engine.dualWrites != null) {
            engine.dualWrites.ended(r);
        }
        if (engine.brokers != null && engine.brokers.takes() && !requests.is(r, Requests.BRANCH)) {
            engine.brokers.ended(r, failure == null);
        }
        if (requests.is(r, Requests.BRANCH)) {
            freeScratch(r);
            endBranch(r, failure);
            return;
        }
        long now = events.now();
        if (failure == null && engine.transactions != null) {
            engine.transactions.votes(r);
        }
        if (requests.is(r, Requests.REPLIED)) {
            requests.mark(r, Requests.ENDED);
        } else {
            reply(r, failure, Requests.REPLIED | Requests.ENDED);
        }
        leave(r, engine.replicas[requests.replica(r)], now);
        if (requests.branches(r) == 0) {
            serve(r);
        }
    }

    /// Gives back what a request holds, and lets its worker have the next.
    private void leave(int r, Replica replica, long now) {
        if (requests.scratch(r) != Requests.NONE) {
            for (int resource = 0; resource < replica.permits.length; resource++) {
                release(r, resource, Integer.MAX_VALUE);
            }
        }
        account(r, replica, now);
        beginNext(replica, now);
    }

    /// Gives back what a request that ends before its time holds, for others to have it later.
    void quit(int r, Replica replica, long now) {
        if (requests.scratch(r) != Requests.NONE) {
            for (int resource = 0; resource < replica.permits.length; resource++) {
                giveBack(r, resource, Integer.MAX_VALUE);
            }
        }
        account(r, replica, now);
        engine.admissions.of(replica);
    }

    /// Lets those that wait for a replica have what is free: workers, permits.
    void letIn(Replica replica) {
        for (int resource = 0; resource < replica.permits.length; resource++) {
            admit(replica.permits[resource], resource);
        }
        while (replica.busy < replica.width && replica.waiting() > 0) {
            beginNext(replica, events.now());
        }
    }

    private static int next(Replica replica, long now) {
        return replica.shedder == null ? replica.backlog.take() : replica.shedder.next(now);
    }

    /// Counts a request that leaves its worker.
    void account(int r, Replica replica, long now) {
        long selfTime = requests.selfTime(r);
        if (requests.isAny(r, Requests.WASTED | Requests.DEAD)) {
            replica.wasted += selfTime;
        }
        replica.leave(now - requests.arrived(r));
        OperationMeter meter = engine.operationMeters[requests.operation(r)];
        meter.end();
        meter.selfTime += selfTime;
        requests.unmark(r, Requests.WORKING);
        if (requests.is(r, Requests.TRACED)) {
            engine.tracer.ended(requests.span(r), now);
        }
        replica.endWork(now);
    }

    /// Lets the next one that waits have a worker that is free.
    void beginNext(Replica replica, long now) {
        int next = replica.busy < replica.width ? next(replica, now) : Requests.NONE;
        while (next != Requests.NONE && engine.expiry != null && engine.expiry.isOver(next)) {
            leaveBacklog(next, replica, now);
            engine.links[requests.link(next)].meter.expired++;
            requests.mark(next, Requests.SERVED | Requests.ENDED);
            reply(next, Failure.TIMEOUT);
            freeWhenDone(next);
            next = replica.busy < replica.width ? next(replica, now) : Requests.NONE;
        }
        if (next != Requests.NONE) {
            replica.unqueue(now);
            requests.unmark(next, Requests.QUEUED);
            engine.operationMeters[requests.operation(next)].queued += now - requests.arrived(next);
            begin(replica, next, now);
        }
        if (engine.eventful) {
            engine.health.ended(replica);
        }
    }

    /// Lets one that has been taken out of the backlog go without having been served.
    void leaveBacklog(int r, Replica replica, long now) {
        replica.unqueue(now);
        requests.unmark(r, Requests.QUEUED);
        replica.leave(now - requests.arrived(r));
        engine.operationMeters[requests.operation(r)].queued += now - requests.arrived(r);
    }

    /// Takes one that nobody waits for out of the backlog.
    void withdraw(int r) {
        Replica replica = engine.replicas[requests.replica(r)];
        replica.backlog.remove(r, levels[requests.operation(r)]);
        leaveBacklog(r, replica, events.now());
    }

    /// Nothing of a request goes on any more.
    private void serve(int r) {
        freeScratch(r);
        requests.mark(r, Requests.SERVED);
        freeWhenDone(r);
    }

    void freeScratch(int r) {
        if (engine.storage != null) {
            engine.storage.ended(r);
        }
        if (requests.scratch(r) != Requests.NONE) {
            scratch.free(requests.scratch(r));
            requests.scratch(r, Requests.NONE);
            requests.depth(r, 0);
        }
    }

    void freeWhenDone(int r) {
        if (requests.is(r, Requests.SERVED | Requests.ANSWERED)) {
            requests.free(r);
        }
    }

    // ---- branches --------------------------------------------------------------------------------------------------

    /// Starts branches of a request at the same time.
    ///
    /// @param code with the places where they begin
    void fork(int parent, int branches, int needed, int[] code, int places) {
        if (branches == 0) {
            engine.ready.add(parent);
            return;
        }
        int root = requests.root(parent);
        int fork = forks.allocate(parent, branches, needed);
        requests.addBranches(root, branches);
        for (int i = 0; i < branches; i++) {
            int branch = requests.allocate(Requests.BRANCH, requests.replica(parent), requests.operation(parent),
                    code[places + i]);
            requests.branch(branch, root, fork);
            if (engine.cancels) {
                engine.cancellation.add(branch, root);
            }
            if (requests.is(root, Requests.TRACED)) {
                requests.trace(branch, requests.span(root));
            }
            engine.ready.add(branch);
        }
    }

    /// Who waits for a branch; none when nobody does any longer.
    int parent(int branch) {
        return requests.is(branch, Requests.BRANCH) ? forks.parent(requests.fork(branch)) : Requests.NONE;
    }

    private void endBranch(int branch, @Nullable Failure failure) {
        int fork = requests.fork(branch);
        int root = requests.root(branch);
        if (engine.cancels) {
            engine.cancellation.remove(branch, root);
        }
        requests.free(branch);
        requests.addBranches(root, -1);
        forks.end(fork, failure == null);
        int parent = forks.parent(fork);
        boolean goesOn = parent != Requests.NONE && forks.hasEnough(fork);
        boolean fails = parent != Requests.NONE && !goesOn && !forks.canStillHaveEnough(fork);
        if (goesOn || fails) {
            forks.join(fork);
        }
        forks.freeWhenDone(fork);
        if (requests.is(root, Requests.ENDED) && !requests.isAny(root, Requests.WORKING | Requests.SERVED)
                && requests.branches(root) == 0) {
            serve(root);
        }
        if (goesOn) {
            engine.ready.add(parent);
        } else if (fails) {
            end(parent, failure);
        }
    }

    /// Lets a dead branch end for nobody.
    void cutOff(int branch) {
        if (engine.cancels) {
            engine.cancellation.remove(branch, requests.root(branch));
        }
        requests.addBranches(requests.root(branch), -1);
        forget(branch);
    }

    // ---- limited resources -------------------------------------------------------------------------------------------

    /// Takes permits for a request or branch; false when it has to wait or fails.
    ///
    /// @param patience in nanoseconds; negative for ever
    boolean acquire(int r, int resource, int wanted, long patience) {
        int root = requests.root(r);
        if (requests.is(root, Requests.ENDED)) {
            end(r, Failure.DEPENDENCY);
            return false;
        }
        Permits permits = engine.replicas[requests.replica(r)].permits[resource];
        if (permits.waiting.size() == 0 && permits.free() >= wanted) {
            permits.count(false);
            grant(root, permits, resource, wanted);
            return true;
        }
        if (permits.waiting.size() >= permits.longestLine) {
            end(r, Failure.REJECTED);
            return false;
        }
        requests.stepBegan(r, (long) resource << 32 | wanted);
        permits.waiting.addLast(r);
        requests.timer(r, patience < 0
                ? EventQueue.NONE
                : events.schedule(events.after(patience), Engine.TIMER, Engine.PATIENCE, r));
        return false;
    }

    private void grant(int root, Permits permits, int resource, int wanted) {
        permits.take(wanted, events.now());
        scratch.addPermits(scratchOf(root), resource, wanted);
    }

    int scratchOf(int r) {
        if (requests.scratch(r) == Requests.NONE) {
            requests.scratch(r, scratch.allocate());
        }
        return requests.scratch(r);
    }

    /// Gives permits of a request back, at most as many as it has.
    void release(int root, int resource, int number) {
        if (giveBack(root, resource, number)) {
            admit(engine.replicas[requests.replica(root)].permits[resource], resource);
        }
    }

    /// Takes permits of a request away without giving them back, and tells how many it had.
    int handOver(int r, int resource) {
        int held = requests.scratch(r) == Requests.NONE ? 0 : scratch.permits(requests.scratch(r), resource);
        if (held > 0) {
            scratch.addPermits(requests.scratch(r), resource, -held);
        }
        return held;
    }

    /// Gives permits of a replica back that no request holds any more.
    void giveBack(Replica replica, int resource, int number) {
        replica.permits[resource].take(-number, events.now());
        admit(replica.permits[resource], resource);
    }

    /// Whether there were any to give back.
    private boolean giveBack(int root, int resource, int number) {
        int held = requests.scratch(root) == Requests.NONE ? 0 : scratch.permits(requests.scratch(root), resource);
        int given = Math.min(number, held);
        if (given == 0) {
            return false;
        }
        scratch.addPermits(requests.scratch(root), resource, -given);
        engine.replicas[requests.replica(root)].permits[resource].take(-given, events.now());
        return true;
    }

    /// Gives permits that are free to those that wait longest.
    private void admit(Permits permits, int resource) {
        for (int next = permits.waiting.first(); next != Requests.NONE
                && permits.free() >= wanted(next); next = permits.waiting.first()) {
            permits.waiting.remove(next);
            events.cancel(requests.timer(next));
            requests.timer(next, EventQueue.NONE);
            int waiter = requests.root(next);
            if (requests.is(waiter, Requests.ENDED)) {
                end(next, Failure.DEPENDENCY);
            } else {
                permits.count(true);
                grant(waiter, permits, resource, wanted(next));
                engine.ready.add(next);
            }
        }
    }

    private int wanted(int r) {
        return (int) requests.stepBegan(r);
    }

    /// Takes a request or branch out of the line for permits, for others to have them later.
    void leaveLine(int r) {
        int resource = (int) (requests.stepBegan(r) >>> 32);
        events.cancel(requests.timer(r));
        requests.timer(r, EventQueue.NONE);
        Replica replica = engine.replicas[requests.replica(r)];
        replica.permits[resource].waiting.remove(r);
        engine.admissions.of(replica);
    }

    /// A branch goes on no longer.
    void forget(int branch) {
        int fork = requests.fork(branch);
        forks.join(fork);
        forks.end(fork, false);
        forks.freeWhenDone(fork);
    }

    /// A request or branch has waited long enough for permits.
    void giveUp(int r) {
        leaveLine(r);
        end(r, Failure.TIMEOUT);
    }
}
