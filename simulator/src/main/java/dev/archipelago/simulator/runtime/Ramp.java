package dev.archipelago.simulator.runtime;

import dev.archipelago.model.policy.Balancing;
import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.plan.LinkPlan;
import dev.archipelago.simulator.random.Dice;
import dev.archipelago.simulator.resilience.HostWeight;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Picks replicas while some of them are so new that they do not have all of their share yet.
///
/// In turn, and for the fewest requests of two, the one whose turn comes earliest is taken, and comes again after the inverse of
/// its weight; requests under way lower the weight in the second case.
///
/// Source: Envoy, slow start; its schedule of the earliest deadline first, and its least request with unequal weights.
final class Ramp {

    private final LinkPlan.Ramp plan;
    private final EventQueue events;
    private final int firstReplica;
    /// Since when a caller that looks for itself has known each replica; null where all have known it as long.
    private final long @Nullable [] since;
    private double[] due = new double[8];
    private double turn;
    /// Until when some replica is new.
    private long until = Long.MIN_VALUE;

    Ramp(LinkPlan.Ramp plan, EventQueue events, int firstReplica) {
        this(plan, events, firstReplica, null);
    }

    private Ramp(LinkPlan.Ramp plan, EventQueue events, int firstReplica, long @Nullable [] since) {
        this.since = since;
        this.plan = plan;
        this.events = events;
        this.firstReplica = firstReplica;
    }

    /// The same for a caller that looks for itself.
    ///
    /// @param hosts replicas that there may be
    Ramp ofOne(int hosts) {
        long[] known = new long[hosts];
        Arrays.fill(known, Condition.LONG_AGO);
        return new Ramp(plan, events, firstReplica, known);
    }

    /// That caller has just learnt of a replica.
    void meets(Replica replica) {
        if (since != null) {
            since[index(replica)] = events.now();
        }
    }

    private long since(Replica replica) {
        int index = index(replica);
        return since == null || index >= since.length ? replica.condition.listedSince : since[index];
    }

    /// These replicas are known from now on.
    void lead(Replica[] ready) {
        for (Replica replica : ready) {
            until = Math.max(until, since(replica) + plan.window());
        }
    }

    boolean isOver() {
        return events.now() >= until;
    }

    /// One of the first so many of these replicas.
    Replica pick(Balancing balancing, int draw, Dice dice, Replica[] from, int n) {
        return switch (balancing) {
            case RANDOM -> drawn(dice.next(draw), from, n);
            case LEAST_CONNECTIONS -> leastLoaded(from, n);
            case LEAST_REQUEST -> earliest(from, n, true);
            case ROUND_ROBIN, ZONE_AWARE, ZONE_FAILOVER, CONSISTENT_HASH, MAGLEV -> earliest(from, n, false);
        };
    }

    private double weight(Replica replica) {
        return HostWeight.slowStart(events.now() - since(replica), plan.window(), plan.aggression());
    }

    private Replica drawn(double chance, Replica[] from, int n) {
        double all = 0;
        for (int i = 0; i < n; i++) {
            all += weight(from[i]);
        }
        double left = chance * all;
        for (int i = 0; i < n - 1; i++) {
            left -= weight(from[i]);
            if (left < 0) {
                return from[i];
            }
        }
        return from[n - 1];
    }

    /// The one with the fewest requests for its weight; of several the one whose turn comes earliest.
    private Replica leastLoaded(Replica[] from, int n) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            least = Math.min(least, from[i].load() / weight(from[i]));
        }
        int ties = 0;
        Replica[] tied = new Replica[n];
        for (int i = 0; i < n; i++) {
            if (from[i].load() / weight(from[i]) <= least) {
                tied[ties++] = from[i];
            }
        }
        return earliest(tied, ties, false);
    }

    private Replica earliest(Replica[] from, int n, boolean isByLoad) {
        Replica next = from[0];
        for (int i = 0; i < n; i++) {
            if (due(from[i]) < due(next)) {
                next = from[i];
            }
        }
        turn = due(next);
        double weight = weight(next);
        due[index(next)] = turn + 1 / (isByLoad ? HostWeight.busy(weight, next.load(), 1) : weight);
        return next;
    }

    /// When its turn comes; for one that has not had any for long, now.
    private double due(Replica replica) {
        int index = index(replica);
        if (index >= due.length) {
            due = Arrays.copyOf(due, 2 * index);
        }
        return Math.max(turn, due[index]);
    }

    private int index(Replica replica) {
        return replica.number - firstReplica;
    }
}
