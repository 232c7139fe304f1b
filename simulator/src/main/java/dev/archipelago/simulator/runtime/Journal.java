package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.StoragePlan.DatabasePlan;
import dev.archipelago.simulator.storage.CopiedRecord;
import java.util.Arrays;

/// The logs of a database whose shards decide by majority: a copy has an entry not before the ones ahead of it, so that the copy that
/// has the most has all that was decided.
///
/// An entry goes to the copies at the same time, over the network, and is written there in the time of the lag; it is decided
/// when so many confirmations are back that they are a majority together with the leader.
final class Journal {

    private final Engine engine;
    private final DatabasePlan plan;
    private final Replica[] places;
    /// By shard and place when the last entry is there.
    private final long[][] last;

    /// @param arrivals by place; [CopiedRecord#NEVER] for those that do not run
    /// @param done when it is decided; [CopiedRecord#NEVER] without a majority
    record Entry(long[] arrivals, long done) {}

    Journal(Engine engine, DatabasePlan plan) {
        this.engine = engine;
        this.plan = plan;
        this.places = engine.stations[plan.station()];
        this.last = new long[plan.shards()][places.length];
    }

    Entry append(int shard, Replica leader) {
        long[] arrivals = new long[places.length];
        long[] confirmed = new long[places.length];
        Arrays.fill(arrivals, CopiedRecord.NEVER);
        Arrays.fill(confirmed, CopiedRecord.NEVER);
        for (int i = 0; i < places.length; i++) {
            if (places[i].condition.up) {
                boolean leads = places[i] == leader;
                long after = leads ? 0 : way(leader, places[i]) + draw(plan.lagDraw());
                arrivals[i] = Math.max(last[shard][i], engine.now() + after);
                last[shard][i] = arrivals[i];
                confirmed[i] = !plan.isVoter(i)
                        ? CopiedRecord.NEVER
                        : leads ? engine.now() : arrivals[i] + way(places[i], leader);
            }
        }
        Arrays.sort(confirmed);
        return new Entry(arrivals, confirmed[plan.members() / 2]);
    }

    private long way(Replica from, Replica to) {
        return draw(from.zone == to.zone ? plan.near() : plan.far());
    }

    private long draw(int draw) {
        return draw < 0 ? 0 : (long) engine.dice.next(draw);
    }
}
