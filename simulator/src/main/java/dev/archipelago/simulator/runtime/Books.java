package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.StationPlan;
import java.util.Locale;

/// Proves at the end of a run that nothing was lost or counted twice: conservation of requests, Little's law and the
/// utilization law of every replica and workload, and that everything borrowed was returned or is still held by somebody.
final class Books {

    private static final double PRECISION = 1e-9;

    private final long now;
    private final Holdings holdings;

    private Books(Engine engine) {
        this.now = engine.now();
        this.holdings = Holdings.of(engine);
    }

    /// @throws UnbalancedBooksException when something does not add up
    static void prove(Engine engine) {
        Books books = new Books(engine);
        if (engine.flow != null) {
            engine.flow.prove();
        } else {
            for (Source source : engine.sessions.sources) {
                books.prove(source);
            }
        }
        engine.guards.prove();
        if (engine.brokers != null) {
            engine.brokers.prove();
        }
        if (engine.storage != null) {
            engine.storage.prove();
        }
        engine.couriers.prove();
        if (engine.transactions != null) {
            engine.transactions.prove();
        }
        if (engine.outboxes != null) {
            engine.outboxes.prove();
        }
        if (engine.dualWrites != null) {
            engine.dualWrites.prove();
        }
        if (engine.cluster != null) {
            engine.cluster.prove();
        }
        if (engine.quota != null) {
            engine.quota.prove();
        }
        for (Replica replica : engine.replicas) {
            books.prove(replica);
        }
    }

    private void prove(Source source) {
        String id = source.plan.id();
        Holdings.Flying flying = holdings.inFlight(source.number);
        require(source.everOffered() == source.everFinished() + source.inFlight,
                "%s: offered %d, finished %d, in flight %d",
                id, source.everOffered(), source.everFinished(), source.inFlight);
        require(source.inFlight == flying.number(), "%s: %d in flight, but %d sessions wait", id,
                source.inFlight, flying.number());
        long left = source.completed() + source.failed() + source.inFlight;
        require(source.offered + source.inFlightAtStart == left,
                "%s: offered %d and %d before, but completed, failed and in flight %d", id, source.offered,
                source.inFlightAtStart, left);
        double inside = source.inside(now);
        double sojourns = (source.sojourn() + flying.sojourn()) / 1e9;
        require(Math.abs(inside - sojourns) <= PRECISION * (1 + inside + source.everOffered()),
                "%s: Little's law, %s request-seconds inside but sojourns of %s s", id, inside, sojourns);
    }

    private void prove(Replica replica) {
        StationPlan plan = replica.plan;
        String id = plan.id();
        Holdings.Held held = holdings.of(replica);
        require(replica.busy == held.working() && replica.busy <= replica.mostWorkers,
                "%s: %d of %d workers busy, but %d requests in work", id, replica.busy, replica.mostWorkers,
                held.working());
        require(replica.waiting() == held.waiting() && replica.waiting() == replica.backlog.size(),
                "%s: %d waiting, but %d in line", id, replica.waiting(), held.waiting());
        require(replica.waiting() == 0 || replica.busy >= replica.width,
                "%s: requests wait beside free workers", id);
        require(replica.arrived() + replica.insideAtStart == replica.left() + replica.load(),
                "%s: %d arrived and %d before, but %d left and %d inside", id, replica.arrived(),
                replica.insideAtStart, replica.left(), replica.load());
        double inside = replica.busyArea(now) + replica.waitingArea(now);
        double sojourns = replica.sojourn() + held.sojourn();
        require(Math.abs(inside - sojourns) <= 1 + PRECISION * inside,
                "%s: Little's law, %s request-nanoseconds inside but sojourns of %s ns", id, inside, sojourns);
        double used = replica.usedArea(now);
        double demanded = replica.demandedAlone - held.outstandingAlone() + replica.demanded - held.outstanding();
        require(Math.abs(used - demanded) <= 1 + replica.computations * (1 + Math.ulp(replica.demanded))
                + PRECISION * demanded,
                "%s: utilization law, %s core-nanoseconds used but %s ns demanded", id, used, demanded);
        require(used <= (1 + PRECISION) * replica.mostCores * (now - replica.start) + 1
                || plan.sharing() == StationPlan.Sharing.QUOTA, "%s: more CPU used than there is", id);
        for (int i = 0; i < replica.permits.length; i++) {
            Permits permits = replica.permits[i];
            require(permits.free() + held.permits()[i] == permits.capacity, "%s: %d of %d permits free, but %d held",
                    id,
                    permits.free(), permits.capacity, held.permits()[i]);
        }
    }

    private static void require(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new UnbalancedBooksException(String.format(Locale.ROOT, message, values));
        }
    }
}
