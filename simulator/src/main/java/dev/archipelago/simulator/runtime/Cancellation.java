package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.OpCode;

/// Ends the work of requests whose callers have given up: they leave the line or the CPU, their calls are ended too, and
/// what they hold is given back. What comes behind a reply is done all the same. The callee learns it at once.
///
/// The branches of a request are a list: [Requests#root] of the request itself is the first, [Requests#caller] of a branch
/// the one behind it and [Requests#link] the one before it, words that they do not need otherwise.
final class Cancellation {

    private final Engine engine;
    private final Requests requests;

    Cancellation(Engine engine) {
        this.engine = engine;
        this.requests = engine.requests;
    }

    /// A branch of a request begins.
    void add(int branch, int root) {
        int first = requests.firstBranch(root);
        requests.caller(branch, first, Requests.NONE);
        if (first != Requests.NONE) {
            requests.caller(first, requests.caller(first), branch);
        }
        requests.firstBranch(root, branch);
    }

    /// A branch of a request ends.
    void remove(int branch, int root) {
        int behind = requests.caller(branch);
        int before = requests.link(branch);
        if (before == Requests.NONE) {
            requests.firstBranch(root, behind);
        } else {
            requests.caller(before, behind, requests.link(before));
        }
        if (behind != Requests.NONE) {
            requests.caller(behind, requests.caller(behind), before);
        }
    }

    /// Ends a try that nobody waits for.
    void cancel(int r) {
        if (requests.is(r, Requests.REPLIED)) {
            return;
        }
        engine.admissions.hold();
        engine.links[requests.link(r)].meter.cancelled++;
        long now = engine.now();
        if (requests.is(r, Requests.TRACED)) {
            engine.tracer.ended(requests.span(r), now);
        }
        if (requests.is(r, Requests.QUEUED)) {
            engine.service.withdraw(r);
            requests.free(r);
        } else if (requests.is(r, Requests.WORKING)) {
            cancelWork(r, now);
        } else {
            requests.mark(r, Requests.CANCELLED);
        }
        engine.admissions.letGo();
    }

    private void cancelWork(int r, long now) {
        requests.mark(r, Requests.WASTED);
        for (int branch = requests.firstBranch(r); branch != Requests.NONE; branch = requests.firstBranch(r)) {
            remove(branch, r);
            requests.addBranches(r, -1);
            engine.service.freeScratch(branch);
            boolean expected = stop(branch, now);
            engine.service.forget(branch);
            end(branch, expected);
        }
        boolean expected = stop(r, now);
        requests.mark(r, Requests.REPLIED | Requests.ENDED);
        engine.service.quit(r, engine.replicas[requests.replica(r)], now);
        engine.service.freeScratch(r);
        end(r, expected);
    }

    /// Ends what a request or branch does just now; whether an event of it is still to come.
    private boolean stop(int r, long now) {
        if (engine.dualWrites != null) {
            engine.dualWrites.ended(r);
        }
        if (engine.brokers != null && engine.brokers.takes()) {
            engine.brokers.ended(r, false);
        }
        if (engine.ready.contains(r)) {
            return true;
        }
        if (requests.is(r, Requests.PARKED)) {
            return stopParked(r);
        }
        switch (engine.programs.instructionBefore(requests.place(r))) {
            case OpCode.COMPUTE -> {
                return stopComputing(r);
            }
            case OpCode.WAIT, OpCode.REPLICATE, OpCode.LIMIT -> {
                requests.addSelfTime(requests.root(r), now - requests.stepBegan(r));
                return true;
            }
            case OpCode.CALL -> engine.abandonment.drop(r);
            case OpCode.ACQUIRE -> engine.service.leaveLine(r);
            case OpCode.TRANSACT -> engine.transactions().leave(r);
            case OpCode.STORE, OpCode.CONSUME -> engine.brokers().leave(r);
            case OpCode.FOUND -> engine.storage().leave(r);
            case OpCode.PUBLISH -> {
                if (engine.brokers().lingers(r)) {
                    engine.brokers().leave(r);
                } else {
                    engine.abandonment.drop(r);
                }
            }
            default -> {
            }
        }
        return false;
    }

    /// Ends what stands still with its replica.
    private boolean stopParked(int r) {
        engine.standstill.unpark(r);
        if (requests.is(r, Requests.COMPUTING)) {
            stopComputing(r);
        } else if (OpCode.waitsForAnAnswer(engine.programs.instructionBefore(requests.place(r)))) {
            engine.abandonment.hangUp(r, false);
        }
        return false;
    }

    private boolean stopComputing(int r) {
        Replica replica = engine.replicas[requests.replica(r)];
        Cpu cpu = replica.cpu;
        if (cpu != null) {
            requests.addSelfTime(requests.root(r), engine.clock(replica) - requests.stepBegan(r));
            replica.demanded -= cpu.cancel(r);
            return false;
        }
        requests.addSelfTime(requests.root(r), engine.programs.interrupt(r, replica));
        return true;
    }

    /// Gives a record back, now or when its event has come.
    private void end(int r, boolean expected) {
        if (expected) {
            requests.change(r, Requests.WORKING | Requests.BRANCH, Requests.CANCELLED);
        } else {
            requests.free(r);
        }
    }

    /// The event of a request that has been cancelled has come.
    void bury(int r) {
        requests.free(r);
    }
}
