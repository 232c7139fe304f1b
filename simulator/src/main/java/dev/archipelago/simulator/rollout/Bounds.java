package dev.archipelago.simulator.rollout;

import dev.archipelago.model.quantity.Portion;

/// Between how many pods a rolling update may move.
///
/// @param most pods asked for in all, those that are ending not counted
/// @param leastAvailable pods that stay available
public record Bounds(int most, int leastAvailable) {

    /// What Kubernetes makes of surge and unavailability: shares of the surge are rounded up, of unavailability down, and
    /// where both come to nothing one pod may be unavailable.
    public static Bounds of(int replicas, Portion surge, Portion unavailable) {
        int above = surge.ofRoundedUp(replicas);
        int below = Math.min(replicas, unavailable.ofRoundedDown(replicas));
        if (above == 0 && below == 0) {
            below = Math.min(1, replicas);
        }
        return new Bounds(replicas + above, replicas - below);
    }
}
