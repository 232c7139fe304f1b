package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Couriers whose senders want to know how it went, and do not wait for it themselves.
final class Couriers {

    private final Engine engine;
    private final Requests requests;
    private final List<@Nullable Carried> carried = new ArrayList<>();
    private final List<Integer> free = new ArrayList<>();

    Couriers(Engine engine) {
        this.engine = engine;
        this.requests = engine.requests;
    }

    /// Lets the callers over a link know their tries, so that they can give them up. To be called before the run.
    void mayGiveUp(int call) {
        Link link = engine.links[engine.tables.linkOfCall[call]];
        if (!link.givesUp) {
            link.givesUp = true;
            link.tracks = true;
            if (link.fallbackCall >= 0) {
                mayGiveUp(link.fallbackCall);
            }
        }
    }

    /// Sends somebody from a replica.
    ///
    /// @param behalf the request for which it is done; none for none
    void send(Carried what, Replica from, int behalf, int call) {
        int slot = free.isEmpty() ? carried.size() : free.removeLast();
        if (slot == carried.size()) {
            carried.add(what);
        } else {
            carried.set(slot, what);
        }
        int courier = requests.allocate(Requests.COURIER | Requests.REPORTING, from.number, Requests.NONE, 0);
        if (behalf != Requests.NONE && requests.is(behalf, Requests.TRACED)) {
            requests.trace(courier, requests.span(behalf));
        }
        requests.journey(courier, slot, 0);
        what.courier = courier;
        if (engine.brokers != null) {
            engine.brokers.chains.follow(courier, what.chain);
        }
        engine.calls.start(courier, call);
    }

    /// A courier has come back.
    void back(int courier, @Nullable Failure failure) {
        take(courier, failure).back(failure);
    }

    private Carried take(int courier, @Nullable Failure failure) {
        int slot = requests.source(courier);
        Carried what = carried.get(slot);
        if (what == null) {
            throw new IllegalStateException("courier " + courier + " carries nothing");
        }
        carried.set(slot, null);
        free.add(slot);
        if (engine.brokers != null) {
            engine.brokers.chains.back(courier, failure != null && what.isLostByFailure());
        }
        return what;
    }

    /// Nobody waits for a courier any more.
    void drop(Carried what) {
        take(what.courier, null);
        engine.abandonment.drop(what.courier);
        requests.free(what.courier);
    }

    /// What the courier who calls for a request carries; null when there is none of these.
    @Nullable
    Carried of(int r) {
        int caller = requests.caller(r);
        return caller != Requests.NONE && requests.is(caller, Requests.COURIER | Requests.REPORTING)
                ? carried.get(requests.source(caller))
                : null;
    }

    /// @throws UnbalancedBooksException when something has no courier
    void prove() {
        for (int slot = 0; slot < carried.size(); slot++) {
            Carried what = carried.get(slot);
            if (what != null && !(requests.is(what.courier, Requests.ALIVE | Requests.COURIER | Requests.REPORTING)
                    && requests.source(what.courier) == slot)) {
                throw new UnbalancedBooksException("something that was sent has no courier");
            }
        }
    }
}
