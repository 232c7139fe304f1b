package dev.archipelago.simulator.runtime;

import dev.archipelago.model.policy.Balancing;
import dev.archipelago.simulator.plan.WayPlan;
import dev.archipelago.simulator.random.Dice;
import dev.archipelago.simulator.resilience.HashRing;
import dev.archipelago.simulator.resilience.ZoneRouting;
import org.jspecify.annotations.Nullable;

/// Finds a replica where that takes more than a look at all of them: by hashing, by zones, and past those that are ejected.
///
/// With more than half of the replicas ejected nobody is passed over: the panic threshold of Envoy, 50 %.
final class Routing {

    private final Link link;
    private final Replica[] targets;
    private final Dice dice;
    private final @Nullable HashRing ring;
    /// By zone of the caller: the cumulated shares of the zones.
    private double @Nullable [][] shares;
    private final Replica[] callers;
    private final Replica[] eligible;

    Routing(Link link, Replica[] targets, Replica[] callers, Dice dice) {
        this.link = link;
        this.targets = targets;
        this.dice = dice;
        this.eligible = new Replica[targets.length];
        this.ring = link.balancing == Balancing.CONSISTENT_HASH ? new HashRing(targets.length) : null;
        this.callers = callers;
        WayPlan way = link.way;
        this.shares = link.balancing == Balancing.ZONE_AWARE && way != null && !way.callerZones().isEmpty()
                && targets.length >= ZoneRouting.LEAST_HOSTS ? shares(way) : null;
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
        double[][] all = new double[way.zones()][];
        for (int zone = 0; zone < all.length; zone++) {
            all[zone] = ZoneRouting.shares(zone, from, to);
            for (int i = 1; i < all[zone].length; i++) {
                all[zone][i] += all[zone][i - 1];
            }
        }
        return all;
    }

    /// The replica that the next try goes to.
    ///
    /// @param caller number of the calling replica within its station, -1 from outside
    /// @param key the same for all tries of a call
    Replica pick(int caller, long key, @Nullable Client client, long now) {
        boolean someAreOut = client != null && client.isAnyOut(now);
        if (ring != null) {
            return hashed(ring, key, someAreOut ? client : null);
        }
        int zone = shares == null || caller < 0 ? -1 : zone(caller);
        if (zone < 0 && !someAreOut) {
            return link.pick(dice);
        }
        int n = gather(zone, someAreOut ? client : null);
        if (n == 0) {
            n = gather(-1, someAreOut ? client : null);
        }
        return link.pick(dice, eligible, n);
    }

    private Replica hashed(HashRing hashes, long key, @Nullable Client client) {
        int place = hashes.place(key);
        while (client != null && client.isOut(hashes.host(place))) {
            place = hashes.next(place);
        }
        return targets[hashes.host(place)];
    }

    private int zone(int caller) {
        if (shares == null || callers[caller].zone < 0) {
            return -1;
        }
        double[] cumulated = shares[callers[caller].zone];
        double u = dice.next(link.balancingDraw);
        for (int zone = 0; zone < cumulated.length; zone++) {
            if (u < cumulated[zone]) {
                return zone;
            }
        }
        return -1;
    }

    /// Collects the replicas of a zone, or of all for -1, that are not out.
    private int gather(int zone, @Nullable Client client) {
        int n = 0;
        for (int i = 0; i < targets.length; i++) {
            boolean near = zone < 0 || targets[i].zone == zone;
            if (near && (client == null || !client.isOut(i))) {
                eligible[n++] = targets[i];
            }
        }
        return n;
    }
}
