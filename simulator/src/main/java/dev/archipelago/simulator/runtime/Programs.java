package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.FaultPlan;
import dev.archipelago.simulator.plan.OpCode;
import dev.archipelago.simulator.random.Dice;
import dev.archipelago.simulator.resilience.RateLimiter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Runs the programs of operations, instruction by instruction, until they wait for something.
final class Programs {

    private final Engine engine;
    private final Requests requests;
    private final EventQueue events;
    private final Dice dice;
    private final int[] code;
    private int[] before = new int[0];
    private final double[] probabilities;
    private final long[] times;
    private final Intake intake;
    /// Whether messages may come that cannot be consumed.
    private final boolean poisons;
    /// Of caches that have lost everything.
    private final @Nullable Warmth[] warmths;

    Programs(Engine engine) {
        this.engine = engine;
        this.requests = engine.requests;
        this.events = engine.events;
        this.dice = engine.dice;
        this.code = engine.tables.code;
        this.probabilities = engine.tables.probabilities;
        this.times = engine.tables.times;
        this.intake = new Intake(engine.replicas);
        this.poisons = engine.brokers != null
                && engine.plan.faults().stream().anyMatch(fault -> fault.kind() == FaultPlan.Kind.POISON);
        this.warmths = new Warmth[engine.plan.stations().size()];
    }

    /// Goes on with a request or branch until it waits or ends.
    void run(int r) {
        if (engine.eventful && engine.standstill.stops(r)) {
            return;
        }
        int at = requests.place(r);
        while (true) {
            switch (code[at]) {
                case OpCode.COMPUTE -> {
                    double demand = dice.next(code[at + 1]);
                    at += 2;
                    if (demand > 0) {
                        requests.place(r, at);
                        compute(r, demand);
                        return;
                    }
                }
                case OpCode.WAIT -> {
                    double drawn = dice.next(code[at + 1]);
                    long time = (long) ((engine.eventful ? drawn * slowness(r) : drawn) + 0.5);
                    at += 2;
                    if (time > 0) {
                        requests.place(r, at);
                        requests.stepBegan(r, events.now());
                        events.post(events.after(time), Engine.COMPLETION, Engine.WAITED, r);
                        return;
                    }
                }
                case OpCode.CALL -> {
                    requests.place(r, at + 2);
                    engine.calls.start(r, code[at + 1]);
                    return;
                }
                case OpCode.SEND -> {
                    engine.calls.send(r, code[at + 1]);
                    at += 2;
                }
                case OpCode.FORWARD -> {
                    at = forward(r, at);
                }
                case OpCode.FORK -> {
                    requests.place(r, code[at + 3]);
                    engine.service.fork(r, code[at + 1], code[at + 2], code, at + 4);
                    return;
                }
                case OpCode.CHANCE -> at = dice.next(code[at + 1]) < probabilities[code[at + 2]]
                        ? at + 4
                        : code[at + 3];
                case OpCode.CHOOSE -> at = chosen(at);
                case OpCode.LOOP -> at = enterLoop(r, at);
                case OpCode.AGAIN -> at = again(r, at);
                case OpCode.LOOKUP -> at = dice.next(code[at + 1]) < 1
                        - probabilities[code[at + 2]] * warmth(code[at + 3]) ? at + 5 : code[at + 4];
                case OpCode.FILLED -> {
                    fill(code[at + 2], probabilities[code[at + 1]]);
                    at += 3;
                }
                case OpCode.JUMP -> at = code[at + 1];
                case OpCode.REPLY -> {
                    engine.service.reply(requests.root(r), null);
                    at += 1;
                }
                case OpCode.FAIL -> {
                    if (dice.next(code[at + 1]) < probabilities[code[at + 2]]) {
                        engine.service.end(r, Failure.ERROR);
                        return;
                    }
                    at += 3;
                }
                case OpCode.ACQUIRE -> {
                    requests.place(r, at + 4);
                    long patience = code[at + 3] < 0 ? -1 : times[code[at + 3]];
                    if (!engine.service.acquire(r, code[at + 1], code[at + 2], patience)) {
                        return;
                    }
                    at += 4;
                }
                case OpCode.RELEASE -> {
                    engine.service.release(requests.root(r), code[at + 1], code[at + 2]);
                    at += 3;
                }
                case OpCode.LIMIT -> {
                    long turn = intake.ask(requests.replica(r), events.now());
                    at += 1;
                    if (turn == RateLimiter.REFUSED) {
                        engine.service.end(r, Failure.RATE_LIMITED);
                        return;
                    }
                    if (turn > 0) {
                        requests.place(r, at);
                        requests.stepBegan(r, events.now());
                        events.post(events.after(turn), Engine.COMPLETION, Engine.WAITED, r);
                        return;
                    }
                }
                case OpCode.STORE -> {
                    requests.place(r, at + 2);
                    if (!engine.brokers().store(r, code[at + 1])) {
                        return;
                    }
                    at += 2;
                }
                case OpCode.PUBLISH -> {
                    boolean waits = code[at + 3] == 1;
                    requests.place(r, at + 4);
                    engine.brokers().publish(r, code[at + 1], code[at + 2], waits);
                    if (waits) {
                        return;
                    }
                    at += 4;
                }
                case OpCode.TRANSACT -> {
                    requests.place(r, at + 2);
                    engine.transactions().begin(r, code[at + 1]);
                    return;
                }
                case OpCode.CONSUME -> {
                    requests.place(r, at + 3);
                    if (!engine.brokers().take(r, code[at + 1], code[at + 2] < 0 ? -1 : times[code[at + 2]])) {
                        return;
                    }
                    at += 3;
                }
                case OpCode.OUTBOX -> {
                    engine.outboxes().write(r, code[at + 1]);
                    at += 2;
                }
                case OpCode.WRITES -> {
                    engine.dualWrites().writes(r, code[at + 1]);
                    at += 2;
                }
                case OpCode.TELLS -> {
                    boolean waits = code[at + 3] == 1;
                    requests.place(r, at + 4);
                    engine.dualWrites().tells(r, code[at + 1], code[at + 2], waits);
                    if (waits) {
                        return;
                    }
                    at += 4;
                }
                case OpCode.DEGRADE -> at = engine.degradation.lightens(r, at, code[at + 1], code[at + 2])
                        ? at + 4
                        : code[at + 3];
                case OpCode.END -> {
                    engine.service.end(r, poisons && engine.brokers().isPoison(r) ? Failure.ERROR : null);
                    return;
                }
                default -> {
                    at = engine.storage().run(r, at);
                    if (at == Storage.STOPS) {
                        return;
                    }
                }
            }
        }
    }

    /// A cache has lost everything.
    void flush(int station) {
        Warmth warmth = warmths[station];
        if (warmth == null) {
            warmths[station] = new Warmth(engine.plan.stations().get(station).life().keys());
        } else {
            warmth.cool();
        }
    }

    private double warmth(int station) {
        Warmth warmth = warmths[station];
        return warmth == null ? 1 : warmth.share();
    }

    private void fill(int station, double hit) {
        Warmth warmth = warmths[station];
        if (warmth != null) {
            warmth.fill(hit);
        }
    }

    /// The instruction that a request waits in which stands before a place; none for -1.
    int instructionBefore(int place) {
        if (before.length == 0) {
            before = new int[code.length + 1];
            Arrays.fill(before, -1);
            for (int at = 0; at < code.length; at += OpCode.length(code, at)) {
                before[at + OpCode.length(code, at)] = code[at];
            }
        }
        return before[place];
    }

    private int forward(int r, int at) {
        int root = requests.root(r);
        if (!requests.is(root, Requests.REPLIED)) {
            engine.service.handOn(root, code[at + 1]);
        }
        return at + 2;
    }

    private int chosen(int at) {
        double u = dice.next(code[at + 1]);
        int n = code[at + 2];
        for (int i = 0; i < n; i++) {
            if (u < probabilities[code[at + 3 + 2 * i]]) {
                return code[at + 4 + 2 * i];
            }
        }
        return code[at + 3 + 2 * n];
    }

    private int enterLoop(int r, int at) {
        int passes = (int) dice.next(code[at + 1]);
        if (passes <= 0) {
            return code[at + 2];
        }
        int depth = requests.depth(r);
        engine.service.scratch().passes(engine.service.scratchOf(r), depth, passes);
        requests.depth(r, depth + 1);
        return at + 3;
    }

    private int again(int r, int at) {
        Scratch scratch = engine.service.scratch();
        int block = requests.scratch(r);
        int loop = requests.depth(r) - 1;
        int left = scratch.passes(block, loop) - 1;
        if (left > 0) {
            scratch.passes(block, loop, left);
            return code[at + 1];
        }
        requests.depth(r, loop);
        return code[at + 2];
    }

    // ---- computing and waiting ---------------------------------------------------------------------------------------

    void compute(int r, double demand) {
        long now = events.now();
        requests.stepBegan(r, now);
        Replica replica = engine.replicas[requests.replica(r)];
        Cpu cpu = replica.cpu;
        if (engine.eventful) {
            demand *= slowness(r) * replica.condition.freshness(replica.plan.life().fresh(), now);
        }
        if (cpu == null) {
            double whole = Math.ceil(engine.eventful ? demand / replica.condition.cpu(now) : demand);
            requests.demand(r, whole);
            requests.mark(r, Requests.COMPUTING);
            replica.compute(now, (long) whole);
            events.post(events.after((long) whole), Engine.COMPLETION, Engine.COMPUTED, r);
        } else {
            replica.demand(demand);
            if (requests.is(r, Requests.TRACED)) {
                requests.demand(r, demand);
            }
            cpu.begin(r, demand);
        }
    }

    /// A computation that had a core for itself is done.
    void computed(int r) {
        if (engine.cancels && requests.is(r, Requests.CANCELLED)) {
            engine.cancellation.bury(r);
            return;
        }
        if (engine.eventful && engine.standstill.isEarly(r)) {
            return;
        }
        engine.replicas[requests.replica(r)].endComputing(events.now());
        requests.unmark(r, Requests.COMPUTING);
        goOn(r);
    }

    /// Ends a computation that had a core for itself before its time.
    ///
    /// @return nanoseconds that it has worked
    long interrupt(int r, Replica replica) {
        long worked = engine.clock(replica) - requests.stepBegan(r);
        replica.demandedAlone -= (long) Math.ceil(requests.demand(r)) - worked;
        replica.endComputing(events.now());
        requests.unmark(r, Requests.COMPUTING);
        return worked;
    }

    /// The event of a shared CPU has come.
    void sharedCpuDone(Replica replica) {
        Cpu cpu = replica.cpu;
        if (cpu == null) {
            throw new IllegalStateException("replica " + replica.number + " shares no CPU");
        }
        long now = events.now();
        for (int r = cpu.takeDone(now); r != Requests.NONE; r = cpu.takeDone(now)) {
            if (requests.is(r, Requests.TRACED)) {
                long began = requests.stepBegan(r);
                engine.tracer.held(requests.span(r), began, now, now - began - (long) Math.ceil(requests.demand(r)));
            }
            countSelfTime(r, now);
            engine.ready.add(r);
        }
        cpu.settle(now);
    }

    void waited(int r) {
        if (engine.cancels && requests.is(r, Requests.CANCELLED)) {
            engine.cancellation.bury(r);
            return;
        }
        if (engine.eventful && engine.standstill.isBuried(r)) {
            return;
        }
        goOn(r);
    }

    private void goOn(int r) {
        countSelfTime(r, events.now());
        run(r);
    }

    /// So many times as long a step takes now as it would.
    private double slowness(int r) {
        return engine.replicas[requests.replica(r)].condition.slowness(events.now());
    }

    /// The instruction that a request or branch which does not run waits in.
    int waitsIn(int r) {
        return instructionBefore(requests.place(r));
    }

    private void countSelfTime(int r, long now) {
        requests.addSelfTime(requests.root(r), now - requests.stepBegan(r));
    }
}
