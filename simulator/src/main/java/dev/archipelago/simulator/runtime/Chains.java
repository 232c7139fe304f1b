package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.transaction.Outcome;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What requests of users set going without waiting for it, until the last of it is done: messages, what their consumption sets
/// going in turn, calls that nobody waits for, transactions.
///
/// A chain begins when a request of a user first sends something, and ends when the request is answered, its transactions have
/// ended, all messages are consumed and all couriers are back. It is lost when any of that failed for good. What is sent behind a reply is not known
/// to belong to a request, and so is what scheduled jobs send.
final class Chains {

    private final Engine engine;
    private final Requests requests;
    private final Map<Integer, TransactionMeter> meters = new LinkedHashMap<>();
    private final Map<Integer, Chain> bySession = new HashMap<>();
    private final Map<Integer, Chain> byCourier = new HashMap<>();
    private final Map<Integer, Chain> underWay = new HashMap<>();
    private int numbers;

    /// What one request has set going.
    static final class Chain {
        final int number;
        private final TransactionMeter meter;
        /// Of the first message or call that nobody waits for; -1 before that.
        private long began = -1;
        private int open;
        private boolean lost;

        Chain(int number, TransactionMeter meter) {
            this.number = number;
            this.meter = meter;
        }
    }

    Chains(Engine engine) {
        this.engine = engine;
        this.requests = engine.requests;
    }

    private TransactionMeter meter(int source) {
        return meters.computeIfAbsent(source, _ -> new TransactionMeter("events"));
    }

    /// The chain that a request or branch works in, which begins if there is none; null when it belongs to no user.
    @Nullable
    Chain of(int request) {
        int origin = requests.origin(request);
        if (origin == Requests.NONE) {
            return null;
        }
        if (requests.is(origin, Requests.SESSION)) {
            return ofSession(origin);
        }
        return requests.is(origin, Requests.DELIVERY)
                ? underWay.get(engine.brokers().chain(origin))
                : byCourier.get(origin);
    }

    private @Nullable Chain ofSession(int session) {
        int source = requests.source(session);
        Chain known = bySession.get(session);
        if (known != null || engine.sessions.sources[source].plan.job()) {
            return known;
        }
        Chain begun = new Chain(numbers++, meter(source));
        underWay.put(begun.number, begun);
        bySession.put(session, begun);
        hold(begun);
        return begun;
    }

    void hold(@Nullable Chain chain) {
        if (chain != null) {
            chain.open++;
        }
    }

    /// Something is sent that belongs to a chain.
    void send(@Nullable Chain chain) {
        if (chain != null) {
            hold(chain);
            if (chain.began < 0) {
                chain.began = engine.now();
                chain.meter.begins(chain.began);
                chain.meter.expose(1, chain.began);
            }
        }
    }

    /// Something of a chain is done.
    ///
    /// @param lost whether it failed for good
    void release(@Nullable Chain chain, boolean lost) {
        if (chain == null) {
            return;
        }
        chain.lost |= lost;
        if (--chain.open == 0) {
            underWay.remove(chain.number);
            if (chain.began < 0) {
                return;
            }
            chain.meter.expose(-1, engine.now());
            chain.meter.exposed.add(engine.now() - chain.began);
            chain.meter.ends(chain.lost ? Outcome.STUCK : Outcome.COMMITTED, chain.began, engine.now());
        }
    }

    /// The request of a session has been answered or given up.
    void answered(int session) {
        release(bySession.remove(session), false);
    }

    // ---- couriers -----------------------------------------------------------------------------------------------------

    /// Somebody is sent for a request that does not wait.
    void follow(int courier, @Nullable Chain chain) {
        if (chain != null) {
            hold(chain);
            byCourier.put(courier, chain);
        }
    }

    /// A courier is back or gone.
    void back(int courier, boolean lost) {
        release(byCourier.remove(courier), lost);
    }

    // ---- messages -----------------------------------------------------------------------------------------------------

    /// The chain of a number that a message bears; null for one that has ended.
    @Nullable
    Chain numbered(int number) {
        return underWay.get(number);
    }

    // ---- what is measured ---------------------------------------------------------------------------------------------

    void restart() {
        meters.values().forEach(meter -> meter.restart(engine.now()));
    }

    void observe(Map<String, Observation.Transactions> into) {
        for (Source source : engine.sessions.sources) {
            if (!source.plan.job()) {
                into.put(source.plan.id(), meter(source.number).observe(engine.now()));
            }
        }
    }

    /// @throws UnbalancedBooksException when a chain was forgotten
    void prove() {
        long counted = meters.values().stream().mapToLong(TransactionMeter::underWay).sum();
        if (counted != underWay.values().stream().filter(chain -> chain.began >= 0).count()
                || underWay.values().stream().anyMatch(chain -> chain.open < 1)) {
            throw new UnbalancedBooksException(counted + " chains of events, but " + underWay.size() + " under way");
        }
        if (byCourier.keySet().stream().anyMatch(r -> !requests.is(r, Requests.ALIVE | Requests.COURIER))
                || bySession.keySet().stream().anyMatch(r -> !requests.is(r, Requests.ALIVE | Requests.SESSION))) {
            throw new UnbalancedBooksException("a chain of events is held by nobody");
        }
    }
}
