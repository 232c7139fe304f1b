package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.plan.Failure;
import org.jspecify.annotations.Nullable;

/// Copies of tries: another one is sent when the answer is late or a copy has failed; the first good answer wins.
///
/// The copies of a caller are a list: [Requests#current] is the last that was sent, [Requests#copyBefore] the one before it.
///
/// Source: the hedging policy of gRPC (A6).
final class Hedges {

    private final Engine engine;
    private final Requests requests;
    private final EventQueue events;
    private final LongTable timers = new LongTable(EventQueue.NONE);
    private final LongTable sent = new LongTable(0);
    /// Callers that have sent more than one copy of the try under way: those in the table.
    private int hedged;

    Hedges(Engine engine) {
        this.engine = engine;
        this.requests = engine.requests;
        this.events = engine.events;
    }

    /// A copy is being sent.
    void sent(int r, int caller, Link link) {
        int before = requests.current(caller);
        requests.copyBefore(r, before);
        requests.current(caller, r);
        long count = 1;
        if (requests.is(caller, Requests.HEDGING)) {
            count = sent(caller) + 1;
            hedged += count == 2 ? 1 : 0;
            sent.set(caller, count);
        } else {
            requests.mark(caller, Requests.HEDGING);
        }
        timers.set(caller, count < link.copies
                ? events.scheduleOn(link.hedgeLane, Engine.TIMER, Engine.HEDGE, caller)
                : EventQueue.NONE);
    }

    /// Whether no more than one copy of the try under way was sent so far.
    boolean isFirst(int caller) {
        return hedged == 0 || sent.get(caller) == 0;
    }

    /// Copies of a try under way that were sent so far.
    private long sent(int caller) {
        return Math.max(1, sent.get(caller));
    }

    /// The copy sent before another one.
    int next(int r, Link link) {
        return link.hedgeLane == Requests.NONE ? Requests.NONE : requests.copyBefore(r);
    }

    /// No further copy is to be sent.
    void disarm(int caller, Link link) {
        if (link.hedgeLane != Requests.NONE) {
            events.cancel(timers.get(caller));
            if (!isFirst(caller)) {
                sent.set(caller, 0);
                hedged--;
            }
            requests.unmark(caller, Requests.HEDGING);
        }
    }

    /// Another request takes the place of a copy.
    void replace(int from, int r, int caller, Link link) {
        int before = next(from, link);
        requests.copyBefore(r, before);
        if (requests.current(caller) == from) {
            requests.current(caller, r);
            return;
        }
        for (int copy = requests.current(caller); copy != Requests.NONE; copy = next(copy, link)) {
            if (requests.copyBefore(copy) == from) {
                requests.copyBefore(copy, r);
            }
        }
    }

    /// Takes a copy that has ended out; whether the try is over with it. The copies that have lost are given up.
    boolean isOver(int r, int caller, Client client, @Nullable Failure failure) {
        Link link = client.link;
        if (link.hedgeLane == Requests.NONE) {
            requests.current(caller, Requests.NONE);
            return true;
        }
        if (failure == null && requests.current(caller) == r && requests.copyBefore(r) == Requests.NONE) {
            disarm(caller, link);
            requests.current(caller, Requests.NONE);
            return true;
        }
        remove(r, caller, link);
        if (failure != null && (requests.current(caller) != Requests.NONE || sent(caller) < link.copies)) {
            return false;
        }
        disarm(caller, link);
        int copy = requests.current(caller);
        requests.current(caller, Requests.NONE);
        while (copy != Requests.NONE) {
            int next = next(copy, link);
            events.cancel(requests.timeout(copy));
            engine.abandonment.abandon(copy, false);
            copy = next;
        }
        return true;
    }

    private void remove(int r, int caller, Link link) {
        int before = requests.copyBefore(r);
        if (requests.current(caller) == r) {
            requests.current(caller, before);
            return;
        }
        for (int copy = requests.current(caller); copy != Requests.NONE; copy = next(copy, link)) {
            if (requests.copyBefore(copy) == r) {
                requests.copyBefore(copy, before);
            }
        }
    }

    /// A copy has failed: the next one is sent at once, if there is one to be sent.
    void goOn(int caller, Client client) {
        if (sent(caller) < client.link.copies) {
            events.cancel(timers.get(caller));
            sendNext(caller, client);
        }
    }

    void sendNext(int caller, Client client) {
        timers.set(caller, EventQueue.NONE);
        engine.calls.prolong(caller, client.link);
        client.link.meter.hedges++;
        engine.calls.attempt(caller, client.link, client);
    }
}
