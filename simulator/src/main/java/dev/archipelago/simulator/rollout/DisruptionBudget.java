package dev.archipelago.simulator.rollout;

import dev.archipelago.model.quantity.Portion;

/// How many pods may be evicted now, as a PodDisruptionBudget allows it: shares are rounded up, of those that must stay and of
/// those that may go alike.
///
/// Source: Kubernetes 1.34, disruption controller; only evictions ask for it.
///
/// @param stay pods that must stay healthy
public record DisruptionBudget(int stay) {

    public static DisruptionBudget ofLeastAvailable(int pods, Portion least) {
        return new DisruptionBudget(Math.min(pods, least.ofRoundedUp(pods)));
    }

    public static DisruptionBudget ofMostUnavailable(int pods, Portion most) {
        return new DisruptionBudget(Math.max(0, pods - most.ofRoundedUp(pods)));
    }

    public int allowed(int healthy) {
        return Math.max(0, healthy - stay);
    }
}
