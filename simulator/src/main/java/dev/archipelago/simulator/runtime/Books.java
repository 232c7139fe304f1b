package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.StationPlan;
import java.util.Locale;

/// Proves at the end of a run that nothing was lost or counted twice.
final class Books {

    private static final double PRECISION = 1e-9;

    private Books() {}

    /// @throws UnbalancedBooksException when something does not add up
    static void prove(Engine engine, long began) {
        for (Source source : engine.sources) {
            prove(source, engine.now(), began);
        }
        for (Station station : engine.stations) {
            prove(station, engine.now());
        }
    }

    private static void prove(Source source, long now, long began) {
        String id = source.plan.id();
        require(source.everOffered == source.everFinished + source.inFlight,
                "%s: offered %d, finished %d, in flight %d",
                id, source.everOffered, source.everFinished, source.inFlight);
        long left = source.completed + source.failed() + source.inFlight;
        require(source.offered + source.inFlightAtStart == left,
                "%s: offered %d and %d before, but completed, failed and in flight %d", id, source.offered,
                source.inFlightAtStart, left);
        double inside = source.inside.area(now);
        double sojourns = (source.sojourn + (double) source.inFlight * (now - began) - source.inFlightSince) / 1e9;
        require(Math.abs(inside - sojourns) <= PRECISION * (1 + inside + source.everOffered),
                "%s: Little's law, %s request-seconds inside but sojourns of %s s", id, inside, sojourns);
    }

    private static void prove(Station station, long now) {
        StationPlan plan = station.plan;
        int busy = 0;
        int waiting = 0;
        for (Replica replica : station.replicas) {
            require(replica.busy >= 0 && replica.busy <= plan.workers(), "%s: %d of %d workers busy", plan.id(),
                    replica.busy, plan.workers());
            require(replica.backlog.isEmpty() || replica.busy == plan.workers(),
                    "%s: requests wait beside free workers",
                    plan.id());
            for (Permits permits : replica.permits) {
                require(permits.free >= 0 && permits.free <= permits.capacity, "%s: %d of %d permits free", plan.id(),
                        permits.free, permits.capacity);
                require(replica.busy > 0 || permits.free == permits.capacity,
                        "%s: no request in work, but %d of %d permits free", plan.id(), permits.free,
                        permits.capacity);
            }
            busy += replica.busy;
            waiting += replica.backlog.size();
        }
        require(busy == station.busy.value() && waiting == station.waiting.value(),
                "%s: %d busy and %d waiting, but the meters say %s and %s", plan.id(), busy, waiting,
                station.busy.value(), station.waiting.value());
        double share = station.cores.mean(now) / (plan.cores() * station.replicas.length);
        require(share <= 1 + PRECISION, "%s: CPU used to %s of its limit", plan.id(), share);
    }

    private static void require(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new UnbalancedBooksException(String.format(Locale.ROOT, message, values));
        }
    }
}
