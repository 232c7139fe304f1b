package dev.archipelago.simulator.theory;

import java.util.List;

/// Replicas in zones: a zone that is down takes all its replicas along, replicas of zones that are up fail independently.
///
/// @param zone availability of each zone
/// @param replica availability of a replica while its zone is up
/// @param perZone replicas in each zone
/// @param needed replicas that are enough
public record ZonedReplicas(double zone, double replica, List<Integer> perZone, int needed) {

    private static final int MOST_ZONES = 20;

    public ZonedReplicas {
        perZone = List.copyOf(perZone);
        if (perZone.size() > MOST_ZONES) {
            throw new IllegalArgumentException(perZone.size() + " zones, at most " + MOST_ZONES);
        }
    }

    /// How likely enough replicas are up: the states of the zones one by one.
    public double availability() {
        double sum = 0;
        for (int up = 0; up < 1 << perZone.size(); up++) {
            int left = 0;
            for (int z = 0; z < perZone.size(); z++) {
                left += (up >> z & 1) == 0 ? 0 : perZone.get(z);
            }
            int zones = Integer.bitCount(up);
            double state = Math.pow(zone, zones) * Math.pow(1 - zone, perZone.size() - zones);
            sum += left < needed ? 0 : state * Redundancy.atLeast(needed, left, replica);
        }
        return sum;
    }

    /// What every zone must carry, relative to an even share of the load, so that the others carry it all when one is
    /// lost.
    public static double headroom(int zones) {
        if (zones < 2) {
            throw new IllegalArgumentException("the loss of a zone needs at least 2 zones, not " + zones);
        }
        return (double) zones / (zones - 1);
    }
}
