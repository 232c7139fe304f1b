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

    private final Engine engine;
    private final Requests requests;
    private final EventQueue events;
    private final Ready ready;
    private final Sessions sessions;
    private final Dice dice;
    private final Replica[] replicas;
    private final Link[] links;
    private final OperationMeter[] operationMeters;
    private final Link[] linkOfCall;
    private final int[] operationOfCall;
    private final int[] code;
    private final int[] entries;

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
        this.linkOfCall = engine.calls.links();
        this.operationOfCall = engine.tables.operationOfCall;
        this.code = engine.tables.code;
        this.entries = engine.tables.entries;
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

    /// A computation that had a core for itself is done.
    void computed(int r) {
        long now = events.now();
        replicas[requests.replica(r)].endComputing(now);
        requests.computed(r, now);
        run(r);
    }

    /// A try has waited.
    void waited(int r) {
        requests.waited(r, events.now());
        run(r);
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
        long now = events.now();
        requests.compute(r, at + 2, now, whole);
        replica.compute(now, whole);
        events.post(events.after((long) whole), Engine.COMPLETION, Engine.COMPUTED, r);
        return Requests.NONE;
    }

    private int await(int r, int at) {
        long time = (long) (dice.next(code[at + 1]) + 0.5);
        if (time <= 0) {
            requests.place(r, at + 2);
            return r;
        }
        requests.await(r, at + 2, events.now());
        events.post(events.after(time), Engine.COMPLETION, Engine.WAITED, r);
        return Requests.NONE;
    }

    private int call(int r, int at) {
        requests.place(r, at + 2);
        return start(r, code[at + 1]);
    }

    private int start(int caller, int call) {
        Link link = linkOfCall[call];
        if (link.arrivesAtOnce && !requests.is(caller, Requests.TRACED)) {
            return link.isShort ? send(caller, call, link) : sendWithCare(caller, call, link);
        }
        engine.calls.start(caller, call);
        return Requests.NONE;
    }

    /// A call over a link that takes no time.
    ///
    /// @return who goes on at once; none for who is ready
    private int send(int caller, int call, Link link) {
        long now = events.now();
        requests.beginCall(caller, call, now);
        link.meter.calls++;
        Replica replica = link.pick(dice);
        int operation = operationOfCall[call];
        int r = requests.attempt(replica.number, operation, entries[operation], caller, link.number);
        if (link.timeoutLane != Requests.NONE) {
            requests.timeout(r, events.scheduleOn(link.timeoutLane, Engine.TIMER, Engine.TIMEOUT, r));
        }
        return arrive(r, replica, now);
    }

    /// A call over a link that takes no time, which has more than a time-out.
    ///
    /// @return who goes on at once; none for who is ready
    private int sendWithCare(int caller, int call, Link link) {
        if (engine.expiry != null && link.callersExpire || link.deadlineLane != Requests.NONE && !link.timesOutFirst) {
            engine.calls.start(caller, call);
            return Requests.NONE;
        }
        long now = events.now();
        requests.beginCall(caller, call, now);
        link.meter.calls++;
        if (link.retry != null) {
            engine.calls.countTry(caller, link);
        }
        Client client = link.protection == null ? null : engine.guards.client(caller, link);
        if (client != null && !engine.guards.admits(caller, client)) {
            return Requests.NONE;
        }
        int r = engine.calls.prepare(caller, link, client);
        return r == Requests.NONE ? r : arrive(r, replicas[requests.replica(r)], now);
    }

    private int arrive(int r, Replica replica, long now) {
        if (replica.busy >= replica.workers) {
            engine.service.deliver(r, replica);
            return Requests.NONE;
        }
        replica.arrived++;
        replica.beginWork(now);
        operationMeters[requests.operation(r)].calls++;
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
        // a branch has no link of its own
        Link link = requests.isOrdinary(r) ? links[requests.link(r)] : null;
        if (link == null || !link.answersAtOnce || engine.abandonment.happened()) {
            engine.service.end(r, null);
            return Requests.NONE;
        }
        long now = events.now();
        Replica replica = replicas[requests.replica(r)];
        OperationMeter meter = operationMeters[requests.operation(r)];
        meter.latency.add(now - requests.arrived(r));
        if (!link.isShort) {
            // whoever waits at the link may come in first, and finds the worker still busy
            requests.mark(r, Requests.REPLIED | Requests.ENDED | Requests.ANSWERED);
            engine.calls.answered(r, link);
            leave(r, replica, meter, now);
            engine.service.beginNext(replica, now);
            requests.free(r);
            return Requests.NONE;
        }
        leave(r, replica, meter, now);
        int caller = requests.caller(r);
        if (link.timeoutLane != Requests.NONE) {
            events.cancel(requests.timeout(r));
            requests.timeout(r, EventQueue.NONE);
        }
        requests.free(r);
        int goesOn = answered(caller, link, now);
        if (replica.waiting() > 0) {
            beginNext(replica, now);
        }
        return goesOn;
    }

    private void leave(int r, Replica replica, OperationMeter meter, long now) {
        meter.ended++;
        meter.selfTime += requests.selfTime(r);
        replica.left++;
        replica.sojourn += now - Math.max(requests.arrived(r), replica.start);
        replica.endWork(now);
    }

    private int answered(int caller, Link link, long now) {
        if (!requests.isAny(caller, Requests.SESSION | Requests.COURIER | Requests.FALLBACK)) {
            link.meter.latency.add(now - requests.callBegan(caller));
            return next(caller);
        }
        if (requests.isAny(caller, Requests.COURIER | Requests.FALLBACK)) {
            engine.calls.finish(caller, null);
        } else {
            link.meter.latency.add(now - requests.callBegan(caller));
            sessions.finish(caller, null);
        }
        return Requests.NONE;
    }

    private void beginNext(Replica replica, long now) {
        if (replica.busy >= replica.width) {
            return;
        }
        if (replica.shedder != null || engine.expiry != null) {
            engine.service.beginNext(replica, now);
            return;
        }
        int r = replica.backlog.take();
        replica.unqueue(now);
        replica.beginWork(now);
        operationMeters[requests.operation(r)].queued += now - requests.arrived(r);
        requests.change(r, Requests.QUEUED, Requests.WORKING);
        if (requests.is(r, Requests.TRACED)) {
            engine.tracer.begun(requests.span(r), now);
        }
        ready.add(r);
    }
}
