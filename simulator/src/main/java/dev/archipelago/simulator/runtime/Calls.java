package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.RetryPlan;
import dev.archipelago.simulator.random.Dice;
import org.jspecify.annotations.Nullable;

/// The side of the caller: starts calls, waits for answers, times out, tries again, goes on.
final class Calls {

    private static final Failure[] FAILURES = Failure.values();

    private final Engine engine;
    private final Requests requests;
    private final EventQueue events;
    private final Dice dice;
    private final Link[] linkOfCall;
    private final int[] operationOfCall;
    private final int[] entries;
    private boolean anyAbandoned;

    Calls(Engine engine) {
        this.engine = engine;
        this.requests = engine.requests;
        this.events = engine.events;
        this.dice = engine.dice;
        Plan plan = engine.plan;
        this.linkOfCall = plan.calls().stream().map(call -> engine.links[call.link()]).toArray(Link[]::new);
        this.operationOfCall = plan.calls().stream().mapToInt(call -> call.operation()).toArray();
        this.entries = engine.programs.entries();
    }

    /// Begins a call of a user or program; it is told by [#finish] how it went.
    void start(int caller, int call) {
        requests.beginCall(caller, call, events.now());
        Link link = linkOfCall[call];
        link.meter.calls++;
        if (link.deadlineLane != Requests.NONE) {
            requests.deadline(caller, events.scheduleOn(link.deadlineLane, Engine.TIMER, Engine.DEADLINE, caller));
        }
        tryOnce(caller);
    }

    /// Begins a call that nobody waits for.
    ///
    /// @param from who sends it
    void send(int from, int call) {
        int courier = requests.allocate(Requests.COURIER, Requests.NONE, Requests.NONE, 0);
        if (requests.is(from, Requests.TRACED)) {
            requests.trace(courier, requests.span(from));
        }
        start(courier, call);
    }

    void tryOnce(int caller) {
        int call = requests.call(caller);
        Link link = linkOfCall[call];
        if (link.retry != null) {
            link.meter.retries += requests.tries(caller) > 0 ? 1 : 0;
            requests.tryBegan(caller, events.now());
            requests.countTry(caller);
        }
        int operation = operationOfCall[call];
        Replica replica = link.pick(dice);
        int r = requests.allocate(0, replica.number, operation, entries[operation]);
        requests.caller(r, caller, link.number);
        if (requests.is(caller, Requests.TRACED)) {
            trace(r, caller, link, replica);
        }
        if (link.deadlineLane != Requests.NONE) {
            requests.current(caller, r);
        }
        if (link.timeoutLane != Requests.NONE) {
            requests.timeout(r, events.scheduleOn(link.timeoutLane, Engine.TIMER, Engine.TIMEOUT, r));
        }
        travel(r, link);
    }

    /// Hands a request on: another operation answers its caller, as if it had been called.
    void forward(int from, int call) {
        Link via = linkOfCall[call];
        via.meter.calls++;
        int operation = operationOfCall[call];
        Replica replica = via.pick(dice);
        int r = requests.allocate(0, replica.number, operation, entries[operation]);
        if (requests.is(from, Requests.TRACED)) {
            trace(r, from, via, replica);
        }
        int caller = requests.caller(from);
        requests.caller(r, caller, requests.link(from));
        requests.timeout(r, requests.timeout(from));
        if (requests.is(from, Requests.ABANDONED)) {
            requests.mark(r, Requests.ABANDONED);
        } else {
            events.redirect(requests.timeout(from), r);
            if (engine.links[requests.link(from)].deadlineLane != Requests.NONE) {
                requests.current(caller, r);
            }
        }
        requests.mark(from, Requests.ANSWERED | Requests.REPLIED);
        requests.timeout(from, EventQueue.NONE);
        travel(r, via);
    }

    /// Sends a try on its way to its replica.
    private void travel(int r, Link link) {
        long delay = link.requestTime(dice);
        if (link.disturbed) {
            long extra = link.extra(dice, events.now());
            if (extra == Disturbance.NEVER) {
                lose(r);
                return;
            }
            if (extra > 0) {
                requests.mark(r, Requests.DELAYED);
            }
            delay += extra;
        }
        if (delay > 0) {
            events.post(events.after(delay), Engine.ARRIVAL, Engine.REQUEST_ARRIVES, r);
        } else {
            engine.service.deliver(r);
        }
    }

    private void trace(int r, int caller, Link link, Replica replica) {
        requests.trace(r, engine.tracer.attempt(requests.span(caller),
                engine.plan.operations().get(requests.operation(r)).id(), engine.plan.links().get(link.number).id(),
                replica.number - link.firstReplica(), events.now()));
    }

    /// Sends the answer of a try on its way.
    void answer(int r) {
        if (requests.is(r, Requests.ABANDONED)) {
            requests.mark(r, Requests.ANSWERED);
            return;
        }
        Link link = engine.links[requests.link(r)];
        long delay = link.responseTime(dice);
        if (link.disturbed) {
            long extra = link.extra(dice, events.now());
            if (extra == Disturbance.NEVER) {
                requests.mark(r, Requests.LOST);
                return;
            }
            delay += extra;
        }
        if (delay > 0) {
            requests.mark(r, Requests.ANSWERING);
            events.post(events.after(delay), Engine.COMPLETION, Engine.RESPONSE_ARRIVES, r);
        } else {
            requests.mark(r, Requests.ANSWERED);
            answered(r);
        }
    }

    /// An answer comes to its caller, who may no longer wait.
    void responseArrives(int r) {
        requests.change(r, Requests.ANSWERING, Requests.ANSWERED);
        if (requests.is(r, Requests.ABANDONED)) {
            engine.service.freeWhenDone(r);
        } else {
            answered(r);
        }
    }

    private void answered(int r) {
        if (requests.timeout(r) != EventQueue.NONE) {
            events.cancel(requests.timeout(r));
            requests.timeout(r, EventQueue.NONE);
        }
        if (requests.is(r, Requests.TRACED)) {
            engine.tracer.received(requests.span(r), events.now());
        }
        int caller = requests.caller(r);
        int failure = requests.failure(r);
        engine.service.freeWhenDone(r);
        tried(caller, failure == 0 ? null : FAILURES[failure - 1]);
    }

    /// Whether any caller has given up in this run.
    boolean anyAbandoned() {
        return anyAbandoned;
    }

    void timeOut(int r) {
        int caller = requests.caller(r);
        engine.links[requests.link(r)].meter.timeouts++;
        abandon(r);
        tried(caller, Failure.TIMEOUT);
    }

    /// The deadline of all tries has passed.
    void miss(int caller) {
        requests.deadline(caller, EventQueue.NONE);
        int r = requests.current(caller);
        if (r != Requests.NONE) {
            events.cancel(requests.timeout(r));
            abandon(r);
        } else {
            events.cancel(requests.timer(caller));
            requests.tryBegan(caller, events.now());
        }
        linkOfCall[requests.call(caller)].meter.timeouts++;
        finish(caller, Failure.TIMEOUT);
    }

    /// Nobody waits for the answer of a try any more.
    private void abandon(int r) {
        anyAbandoned = true;
        if (requests.is(r, Requests.TRACED)) {
            engine.tracer.abandoned(requests.span(r), events.now());
        }
        requests.mark(r, Requests.ABANDONED);
        requests.timeout(r, EventQueue.NONE);
        requests.caller(r, Requests.NONE, requests.link(r));
        if (requests.is(r, Requests.LOST)) {
            requests.mark(r, Requests.ANSWERED);
            engine.service.freeWhenDone(r);
        }
    }

    /// Nobody will work on a try or answer it.
    void lose(int r) {
        requests.mark(r, Requests.REPLIED | Requests.ENDED | Requests.SERVED | Requests.LOST);
        if (requests.is(r, Requests.ABANDONED)) {
            requests.mark(r, Requests.ANSWERED);
            engine.service.freeWhenDone(r);
        }
    }

    /// The caller of a try is gone.
    void forsake(int r) {
        events.cancel(requests.timeout(r));
        abandon(r);
    }

    /// A caller is gone.
    ///
    /// @param waits whether it was waiting before another try
    void hangUp(int caller, boolean waits) {
        events.cancel(requests.deadline(caller));
        requests.deadline(caller, EventQueue.NONE);
        requests.current(caller, Requests.NONE);
        if (waits) {
            events.cancel(requests.timer(caller));
        }
    }

    private void tried(int caller, @Nullable Failure failure) {
        Link link = linkOfCall[requests.call(caller)];
        if (link.deadlineLane != Requests.NONE) {
            requests.current(caller, Requests.NONE);
        }
        RetryPlan retry = link.retry;
        if (failure == null || retry == null || requests.tries(caller) >= retry.attempts()
                || !isRetried(retry, failure)) {
            finish(caller, failure);
            return;
        }
        int doublings = Math.min(requests.tries(caller) - 1, 40);
        double backoff = Math.min((double) retry.max(), (double) retry.base() * (1L << doublings));
        double wait = backoff * (1 - retry.jitter() + retry.jitter() * dice.next(retry.draw()));
        requests.timer(caller, events.schedule(events.after((long) wait), Engine.TIMER, Engine.RETRY, caller));
    }

    private static boolean isRetried(RetryPlan retry, Failure failure) {
        int bit = failure == Failure.DEPENDENCY ? Failure.ERROR.bit() : failure.bit();
        return (retry.causes() & bit) != 0;
    }

    private void finish(int caller, @Nullable Failure failure) {
        Link link = linkOfCall[requests.call(caller)];
        if (requests.tries(caller) > 1) {
            link.meter.retrying += requests.tryBegan(caller) - requests.callBegan(caller);
        }
        if (link.deadlineLane != Requests.NONE) {
            events.cancel(requests.deadline(caller));
            requests.deadline(caller, EventQueue.NONE);
            requests.current(caller, Requests.NONE);
        }
        if (failure == null) {
            link.meter.latency.add(events.now() - requests.callBegan(caller));
        } else {
            link.meter.failed++;
        }
        Failure outcome = link.fallback ? null : failure;
        if (requests.is(caller, Requests.SESSION)) {
            engine.sessions.finish(caller, outcome);
        } else if (requests.is(caller, Requests.COURIER)) {
            requests.free(caller);
        } else if (outcome == null) {
            engine.ready.add(caller);
        } else {
            engine.service.end(caller, Failure.DEPENDENCY);
        }
    }
}
