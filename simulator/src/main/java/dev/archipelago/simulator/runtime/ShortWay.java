package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.plan.OpCode;
import dev.archipelago.simulator.random.Dice;

/// The way of requests to which nothing happens but to be computed, to wait for a worker, to call and to be answered.
///
/// What [Sessions], [Calls], [Service] and [Programs] do step by step for whatever may come is done here in one go, in the
/// same order, with the same draws and the same records. So anybody may take over at any step: where a link, a replica or a
/// request is not so plain, those do.
final class ShortWay {

    private static final int CALLS = Engine.WAITED_CALLS - Engine.WAITED;
    private static final int ENDS = Engine.WAITED_ENDS - Engine.WAITED;

    private final Engine engine;
    private final Requests requests;
    private final EventQueue events;
    private final Ready ready;
    private final Sessions sessions;
    private final Dice dice;
    private final Replica[] replicas;
    private final Link[] links;
    private final OperationMeter[] operationMeters;
    /// By call; null for those of other islands.
    private final Hop[] hops;
    private final int[] code;
    /// By place of an instruction that takes time what comes behind it: a call, the end, or something else.
    private final int[] thens;

    ShortWay(Engine engine) {
        this.engine = engine;
        this.requests = engine.requests;
        this.events = engine.events;
        this.ready = engine.ready;
        this.sessions = engine.sessions;
        this.dice = engine.dice;
        this.replicas = engine.replicas;
        this.links = engine.links;
        this.operationMeters = engine.operationMeters;
        this.hops = hops(engine);
        this.code = engine.tables.code;
        this.thens = engine.tables.thens;
    }

    private static Hop[] hops(Engine engine) {
        Link[] links = engine.calls.links();
        Hop[] hops = new Hop[links.length];
        for (int call = 0; call < hops.length; call++) {
            if (links[call] != null) {
                int operation = engine.tables.operationOfCall[call];
                hops[call] = new Hop(call, links[call], operation, engine.tables, engine.operationMeters[operation]);
            }
        }
        return hops;
    }

    /// Whether an engine has nothing that takes part in every step of its requests.
    static boolean isOpen(Engine engine) {
        return !engine.eventful && engine.brokers == null && engine.storage == null && engine.transactions == null
                && engine.outboxes == null && engine.dualWrites == null;
    }

    /// A session of an open source begins.
    void begin(int process) {
        Source source = sessions.plain(process);
        if (source == null) {
            sessions.begin(process);
            return;
        }
        sessions.scheduleNext(source);
        int session = sessions.enterOnce(source);
        int r = start(session, source.onlyCall);
        if (r != Requests.NONE) {
            run(r);
        }
    }

    /// A computation that had a core for itself is done, or a try has waited.
    ///
    /// @param kind of the event, which says what comes next before anything of the request is looked up
    void goOn(int kind, int r) {
        long now = events.now();
        int then = kind - Engine.WAITED;
        if (then >= 0) {
            requests.waited(r, now);
        } else {
            then = kind;
            replicas[requests.replica(r)].endComputing(now);
            requests.computed(r, now);
        }
        int next = r;
        if (then == ENDS) {
            next = end(r);
        } else if (then == CALLS) {
            next = call(r, requests.place(r));
        }
        run(next);
    }

    /// Goes on with a request or branch, and with whom it calls or answers at once, until one waits.
    void run(int request) {
        int r = request;
        while (r != Requests.NONE) {
            int at = requests.place(r);
            r = switch (code[at]) {
                case OpCode.COMPUTE -> compute(r, at);
                case OpCode.WAIT -> await(r, at);
                case OpCode.CALL -> call(r, at);
                case OpCode.END -> end(r);
                default -> {
                    engine.programs.run(r);
                    yield Requests.NONE;
                }
            };
        }
    }

    private int compute(int r, int at) {
        Replica replica = replicas[requests.replica(r)];
        double demand = dice.next(code[at + 1]);
        if (demand <= 0) {
            requests.place(r, at + 2);
            return r;
        }
        if (replica.cpu != null) {
            requests.place(r, at + 2);
            engine.programs.compute(r, demand);
            return Requests.NONE;
        }
        double whole = Math.ceil(demand);
        long nanos = (long) whole;
        long now = events.now();
        requests.compute(r, at + 2, now, whole);
        replica.compute(now, nanos);
        events.post(events.after(nanos), Engine.COMPLETION, Engine.COMPUTED + thens[at], r);
        return Requests.NONE;
    }

    private int await(int r, int at) {
        long time = (long) (dice.next(code[at + 1]) + 0.5);
        if (time <= 0) {
            requests.place(r, at + 2);
            return r;
        }
        requests.await(r, at + 2, events.now());
        events.post(events.after(time), Engine.COMPLETION, Engine.WAITED + thens[at], r);
        return Requests.NONE;
    }

    private int call(int r, int at) {
        requests.place(r, at + 2);
        return start(r, code[at + 1]);
    }

    private int start(int caller, int call) {
        Hop hop = hops[call];
        if (requests.is(caller, Requests.TRACED)) {
            engine.calls.start(caller, call);
            return Requests.NONE;
        }
        if (hop.isNear) {
            return send(caller, hop);
        }
        engine.calls.start(caller, call);
        return Requests.NONE;
    }

    /// A call over a link that takes no time.
    ///
    /// @return who goes on at once; none for who is ready
    private int send(int caller, Hop hop) {
        long now = events.now();
        requests.beginCall(caller, hop.call, now);
        int r;
        Replica replica;
        if (hop.isShort) {
            replica = hop.only == null ? hop.link.pick(dice) : hop.only;
            r = requests.attempt(replica.number, hop.operation, hop.entry, caller, hop.link.number);
            if (hop.timeoutLane != Requests.NONE) {
                requests.timeout(r, events.scheduleOn(hop.timeoutLane, Engine.TIMER, Engine.TIMEOUT, r));
            }
        } else {
            r = engine.calls.first(caller, hop.link);
            if (r == Requests.NONE) {
                hop.link.meter.call();
                return r;
            }
            replica = replicas[requests.replica(r)];
        }
        if (replica.busy >= replica.workers && !replica.mayQueue()) {
            hop.link.meter.call();
            engine.service.deliver(r, replica);
            return Requests.NONE;
        }
        hop.passages.taken++;
        if (hop.only == null) {
            replica.arrive();
        }
        return replica.busy < replica.workers ? begin(r, replica, now) : queue(r, replica, hop, now);
    }

    private int queue(int r, Replica replica, Hop hop, long now) {
        requests.queue(r, now);
        replica.backlog.add(r, hop.level);
        replica.queue(now);
        return Requests.NONE;
    }

    private int begin(int r, Replica replica, long now) {
        replica.beginWork(now);
        requests.begin(r, now);
        return next(r);
    }

    /// The one to go on at once with what is ready; none where others were ready before.
    private int next(int r) {
        if (ready.isEmpty()) {
            return r;
        }
        ready.add(r);
        return Requests.NONE;
    }

    private int end(int r) {
        if (!requests.isOrdinary(r) || engine.abandonment.happened()) {
            engine.service.end(r, null);
            return Requests.NONE;
        }
        int caller = requests.caller(r);
        Hop hop = hops[requests.call(caller)];
        if (requests.link(r) != hop.answers || requests.operation(r) != hop.operation
                || !hop.isShort && !settles(r, caller, hop.link)) {
            endWithCare(r, links[requests.link(r)]);
            return Requests.NONE;
        }
        long now = events.now();
        Replica replica = replicas[requests.replica(r)];
        long time = now - requests.arrived(r);
        hop.work.selfTime += requests.selfTime(r);
        if (hop.only == null) {
            replica.leave(time);
        }
        if (hop.isShort && hop.timeoutLane != Requests.NONE) {
            events.cancel(requests.timeout(r));
            requests.timeout(r, EventQueue.NONE);
        }
        requests.free(r);
        if (replica.handsOver() && engine.expiry == null) {
            return handOver(replica, answered(caller, hop, time), now);
        }
        replica.endWork(now);
        int goesOn = answered(caller, hop, time);
        if (replica.waiting() > 0) {
            engine.service.beginNext(replica, now);
        }
        return goesOn;
    }

    /// Lets the policies of a link know that the first try of a call has succeeded; false where there is more to be done: the
    /// try did not go at once, others were sent, or somebody waits for what it has held.
    private boolean settles(int r, int caller, Link link) {
        return requests.arrived(r) == requests.callBegan(caller) && requests.tries(caller) <= 1
                && engine.calls.settles(r, caller, link);
    }

    /// Whoever waits at the link may come in first, and finds the worker still busy.
    private void endWithCare(int r, Link link) {
        if (!link.answersAtOnce) {
            engine.service.end(r, null);
            return;
        }
        long now = events.now();
        Replica replica = replicas[requests.replica(r)];
        OperationMeter meter = operationMeters[requests.operation(r)];
        long time = now - requests.arrived(r);
        meter.latency.add(time);
        requests.mark(r, Requests.REPLIED | Requests.ENDED | Requests.ANSWERED);
        engine.calls.answered(r, link);
        meter.selfTime += requests.selfTime(r);
        meter.end();
        replica.leave(time);
        replica.endWork(now);
        engine.service.beginNext(replica, now);
        requests.free(r);
    }

    private int answered(int caller, Hop hop, long time) {
        if (!requests.isAny(caller, Requests.SESSION | Requests.COURIER | Requests.FALLBACK)) {
            hop.passages.ended.add(time);
            return next(caller);
        }
        if (requests.isAny(caller, Requests.COURIER | Requests.FALLBACK)) {
            endBeside(hop, time);
            engine.calls.finish(caller, null);
        } else {
            hop.passages.ended.add(time);
            sessions.answered(caller, time);
        }
        return Requests.NONE;
    }

    /// Counts a request that ends without its call having ended.
    private static void endBeside(Hop hop, long time) {
        hop.work.latency.add(time);
        hop.work.end();
        if (hop.only != null) {
            hop.only.leave(time);
        }
    }

    /// Lets the next one that waits have a worker that has become free and was not counted so.
    ///
    /// @param before who goes on at once; none for nobody
    /// @return who goes on at once then
    private int handOver(Replica replica, int before, long now) {
        int r = replica.backlog.take();
        replica.unqueue(now);
        operationMeters[requests.operation(r)].queued += now - requests.arrived(r);
        requests.change(r, Requests.QUEUED, Requests.WORKING);
        if (requests.is(r, Requests.TRACED)) {
            engine.tracer.begun(requests.span(r), now);
        }
        if (before == Requests.NONE) {
            return next(r);
        }
        ready.add(r);
        return before;
    }
}
