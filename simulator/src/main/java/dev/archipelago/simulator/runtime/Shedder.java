package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.OverloadPlan;
import dev.archipelago.simulator.plan.OverloadPlan.Shed;

/// Decides which of the waiting requests of a replica is served next where not simply the first is, and which are not served.
final class Shedder {

    /// A line that has not been empty for longer is a standing one.
    private static final long STANDING = 100_000_000L;

    private final Engine engine;
    private final Replica replica;
    private final OverloadPlan plan;
    private final CoDel codel = new CoDel();
    private long emptyAt;

    Shedder(Engine engine, Replica replica) {
        this.engine = engine;
        this.replica = replica;
        this.plan = replica.plan.overload();
    }

    /// A request begins to wait.
    void queued(long now) {
        if (replica.waiting() == 0) {
            emptyAt = now;
        }
    }

    /// The next to be served, taken out of the line; none when nobody waits.
    int next(long now) {
        while (true) {
            boolean newest = plan.adaptive() && now - emptyAt > STANDING;
            int r = newest ? replica.backlog.takeNewest() : replica.backlog.take();
            if (r == Requests.NONE || !isShed(r, now)) {
                return r;
            }
            engine.service.drop(replica, r);
        }
    }

    private boolean isShed(int r, long now) {
        if (plan.shedding() == Shed.EXPIRED) {
            return engine.requests.is(r, Requests.ABANDONED);
        }
        return plan.shedding() == Shed.CODEL
                && codel.drops(now, now - engine.requests.arrived(r), replica.backlog.size() == 0);
    }

    /// Makes place in a full line for a request by dropping one of a lower priority; false when there is none.
    ///
    /// @param level of the request, 0 being the highest
    boolean makesPlace(int level) {
        int r = plan.shedding() == Shed.PRIORITY ? replica.backlog.takeBelow(level) : Requests.NONE;
        if (r == Requests.NONE) {
            return false;
        }
        engine.service.drop(replica, r);
        return true;
    }
}
