package dev.archipelago.simulator.plan;

import java.util.List;

/// How the replicas of a component come, go and are watched over by the platform.
///
/// @param most replicas that there will ever be at a time
/// @param startup draw of the time from the start of a process until it serves, -1 for none
/// @param managed whether the platform starts ended processes again; those of others are back when their fault ends
/// @param zones indexes of the zones over which replicas are spread in turn; empty for none
/// @param drain nanoseconds between leaving the balancing and the end of accepting requests
public record LifePlan(int most, int startup, boolean managed, List<Integer> zones, long drain) {

    public LifePlan {
        zones = List.copyOf(zones);
    }

    /// The zone of a replica by its place among those of its component, -1 for none.
    public int zone(int replica) {
        return zones.isEmpty() ? -1 : zones.get(replica % zones.size());
    }
}
