package dev.archipelago.simulator.runtime;

import dev.archipelago.model.policy.Balancing;
import dev.archipelago.simulator.plan.WayPlan;
import dev.archipelago.simulator.random.Dice;
import dev.archipelago.simulator.resilience.Priorities;
import dev.archipelago.simulator.resilience.ZoneRouting;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds a replica where that takes more than a look at all of them: by hashing, by zones, and past those that are ejected.
final class Routing {

    private final Link link;
    /// All that there may be, and those of them that callers know as ready.
    private final Replica[] all;
    private Replica[] targets;
    private final Dice dice;
    private final @Nullable Hashing hashing;
    private final Replica[] callers;
    /// By zone of the caller: the cumulated shares of the zones.
    private double @Nullable [][] shares;
    private Replica[] eligible;
    /// The version that gets a share of its own, -1 for none, and whether this is for its replicas or for the others.
    private int version = -1;
    private boolean isForIt;

    /// @param all replicas that there may be
    /// @param targets those that are there from the start on
    Routing(Link link, Replica[] all, Replica[] targets, Replica[] callers, Dice dice) {
        this.link = link;
        this.all = all;
        this.targets = targets;
        this.callers = callers;
        this.dice = dice;
        this.eligible = new Replica[all.length];
        this.hashing = switch (link.balancing) {
            case CONSISTENT_HASH -> new RingHashing(all.length);
            case MAGLEV -> new TableHashing(all.length);
            case ROUND_ROBIN, RANDOM, LEAST_REQUEST, LEAST_CONNECTIONS, ZONE_AWARE, ZONE_FAILOVER -> null;
        };
        lead(targets, -1, false);
    }

    /// Another one for the same callers.
    Routing twin() {
        return new Routing(link, all, targets, callers, dice);
    }

    /// Callers know these replicas as ready from now on.
    ///
    /// @param version that gets a share of its own, -1 for none
    /// @param isForIt whether they are of that version, or none of them is
    void lead(Replica[] ready, int version, boolean isForIt) {
        this.version = version;
        this.isForIt = isForIt;
        targets = ready;
        WayPlan way = link.way;
        shares = link.balancing == Balancing.ZONE_AWARE && way != null && !way.callerZones().isEmpty()
                && ready.length >= ZoneRouting.LEAST_HOSTS ? shares(way) : null;
        if (hashing != null) {
            boolean[] there = new boolean[all.length];
            for (Replica replica : ready) {
                int host = host(replica);
                if (host < there.length) {
                    there[host] = true;
                }
            }
            hashing.lead(there);
        }
    }

    private int host(Replica replica) {
        return replica.number - link.firstReplica();
    }

    /// Replicas may be in other zones now.
    void rezone() {
        WayPlan way = link.way;
        if (shares != null && way != null) {
            shares = shares(way);
        }
    }

    private static int[] byZone(Replica[] replicas, int zones) {
        int[] count = new int[zones];
        for (Replica replica : replicas) {
            if (replica.zone >= 0) {
                count[replica.zone]++;
            }
        }
        return count;
    }

    private double[][] shares(WayPlan way) {
        int[] from = byZone(callers, way.zones());
        int[] to = byZone(targets, way.zones());
        double[][] cumulated = new double[way.zones()][];
        for (int zone = 0; zone < cumulated.length; zone++) {
            cumulated[zone] = ZoneRouting.shares(zone, from, to);
            for (int i = 1; i < cumulated[zone].length; i++) {
                cumulated[zone][i] += cumulated[zone][i - 1];
            }
        }
        return cumulated;
    }

    /// The replica that the next try goes to.
    ///
    /// @param caller number of the calling replica within its station, -1 from outside
    /// @param key the same for all tries of a call
    Replica pick(int caller, long key, @Nullable Client client, long now) {
        if (targets.length == 1) {
            return targets[0];
        }
        Client judge = client != null && client.isAnyOut(now) ? client : null;
        if (hashing != null) {
            return all[hashing.host(key, judge)];
        }
        WayPlan way = link.way;
        int home = way == null || caller < 0 ? -1 : callers[caller].zone;
        if (link.balancing == Balancing.ZONE_FAILOVER && home >= 0) {
            return nearest(home, judge);
        }
        int zone = shares == null || home < 0 ? -1 : zone(shares[home]);
        if (zone < 0 && judge == null) {
            return link.pick(dice, targets, targets.length);
        }
        int n = zone < 0 ? 0 : gather(zone, true, judge);
        return link.pick(dice, eligible, n > 0 ? n : gather(-1, true, judge));
    }

    private int zone(double[] cumulated) {
        double u = dice.next(link.balancingDraw);
        for (int zone = 0; zone < cumulated.length; zone++) {
            if (u < cumulated[zone]) {
                return zone;
            }
        }
        return -1;
    }

    /// One of the own zone, unless too few of its replicas are ready: then others take the rest.
    private Replica nearest(int zone, @Nullable Client judge) {
        int[] hosts = new int[2];
        for (Replica replica : all) {
            hosts[replica.zone == zone ? 0 : 1] += replica.condition.present && isConcerned(replica) ? 1 : 0;
        }
        int[] healthy = {gather(zone, true, judge), gather(zone, false, judge)};
        boolean isNear = 100 * dice.next(link.balancingDraw) < Priorities.shares(healthy, hosts)[0];
        boolean panics = judge != null && Priorities.panics(isNear ? 0 : 1, healthy, hosts, judge.panic());
        int n = gather(zone, isNear, panics ? null : judge);
        return link.pick(dice, eligible, n > 0 ? n : gather(-1, true, null));
    }

    private boolean isConcerned(Replica replica) {
        return version < 0 || replica.version == version == isForIt;
    }

    /// Collects the ready replicas that are not out.
    ///
    /// @param zone -1 for all of them
    /// @param inside whether those in the zone, or the others
    private int gather(int zone, boolean inside, @Nullable Client judge) {
        int n = 0;
        for (Replica target : targets) {
            boolean wanted = zone < 0 || target.zone == zone == inside;
            if (wanted && (judge == null || !judge.isOut(host(target)))) {
                if (n == eligible.length) {
                    eligible = Arrays.copyOf(eligible, 2 * n);
                }
                eligible[n++] = target;
            }
        }
        return n;
    }
}
