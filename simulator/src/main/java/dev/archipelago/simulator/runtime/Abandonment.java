package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.plan.Failure;
import org.jspecify.annotations.Nullable;

/// Nobody waits any more: callers give up or are gone, and what was under way for them, tries, places in lines, back-offs,
/// ends or goes on for nobody; or the answer of a try is lost.
final class Abandonment {

    private final Engine engine;
    private final Requests requests;
    private final EventQueue events;
    private final Guards guards;
    private final Hedges hedges;
    private final Admissions admissions;
    private boolean happened;

    Abandonment(Engine engine) {
        this.engine = engine;
        this.requests = engine.requests;
        this.events = engine.events;
        this.guards = engine.guards;
        this.hedges = engine.hedges;
        this.admissions = engine.admissions;
    }

    /// Whether anybody has given up in this run.
    boolean happened() {
        return happened;
    }

    /// Ends the call of one that goes on no longer.
    void drop(int caller) {
        Link link = engine.calls.linkOf(caller);
        link.meter.dropped++;
        stop(caller, link, false);
        events.cancel(requests.deadline(caller));
        requests.deadline(caller, EventQueue.NONE);
        requests.unmark(caller, Requests.FALLBACK | Requests.FALLBACK_ANSWERS);
    }

    /// Ends whatever is under way for a call: tries, waiting for a place, or the back-off.
    ///
    /// @param late whether the callee took too long
    void stop(int caller, Link link, boolean late) {
        Client client = link.protection == null ? null : guards.client(caller, link);
        admissions.hold();
        if (requests.current(caller) != Requests.NONE) {
            abandonAll(caller, client, late);
            if (client != null) {
                guards.leave(caller, client, Failure.TIMEOUT, late);
            }
        } else if (client != null && requests.isAny(caller, Requests.SPACED | Requests.IN_LINE)) {
            guards.withdraw(caller, client);
        } else {
            events.cancel(requests.timer(caller));
            requests.tryBegan(caller, events.now());
            if (requests.is(caller, Requests.PARKED)) {
                engine.standstill.unpark(caller);
            }
        }
        if (client != null) {
            guards.endRetry(caller, client);
        }
        admissions.letGo();
    }

    private void abandonAll(int caller, @Nullable Client client, boolean late) {
        int r = requests.current(caller);
        requests.current(caller, Requests.NONE);
        if (client != null) {
            hedges.disarm(caller, client.link);
        }
        while (r != Requests.NONE) {
            int next = client == null ? Requests.NONE : hedges.next(r, client.link);
            if (client != null && late && !requests.is(r, Requests.UNSENT)) {
                guards.judge(r, client, true);
            }
            events.cancel(requests.timeout(r));
            abandon(r, late);
            r = next;
        }
    }

    /// Nobody waits for the answer of a try any more.
    ///
    /// @param late whether because it has not come in time
    void abandon(int r, boolean late) {
        happened = true;
        if (requests.is(r, Requests.TRACED)) {
            engine.tracer.abandoned(requests.span(r), events.now(), late);
        }
        Link link = engine.links[requests.link(r)];
        boolean unsent = link.protection != null && guards.hangUp(r, guards.client(requests.caller(r), link));
        requests.mark(r, Requests.ABANDONED);
        requests.timeout(r, EventQueue.NONE);
        requests.caller(r, Requests.NONE, link.number);
        if (unsent) {
            requests.free(r);
        } else if (requests.is(r, Requests.LOST)) {
            requests.mark(r, Requests.ANSWERED);
            engine.service.freeWhenDone(r);
        } else if (link.cancels && !requests.is(r, Requests.DEAD)) {
            engine.cancellation.cancel(r);
        }
    }

    /// Nobody will work on a try or answer it.
    void lose(int r) {
        requests.mark(r, Requests.REPLIED | Requests.ENDED | Requests.SERVED);
        keepFromCaller(r);
    }

    /// The caller of a try gets no answer.
    void keepFromCaller(int r) {
        requests.mark(r, Requests.LOST);
        noteLoss(r);
        if (requests.is(r, Requests.ABANDONED)) {
            requests.mark(r, Requests.ANSWERED);
            engine.service.freeWhenDone(r);
        }
    }

    /// A broker that waits for the answer of a try will wait in vain.
    void noteLoss(int r) {
        if (engine.brokers != null) {
            engine.brokers.lost(r);
        }
    }

    /// The caller of a try is gone.
    void forsake(int r) {
        events.cancel(requests.timeout(r));
        abandon(r, false);
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
}
