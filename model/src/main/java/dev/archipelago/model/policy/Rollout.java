package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Portion;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a new version replaces the old one.
public record Rollout(
        @Meaning("The kind of replacement.") @Default("rolling") @Nullable RolloutStrategy strategy,
        @Meaning("Replicas above the wanted number during a rolling update, shares rounded up.") @Default("25%") @Nullable Portion maxSurge,
        @Meaning("Replicas below the wanted number during a rolling update, shares rounded down.") @Default("25%") @Nullable Portion maxUnavailable,
        @Meaning("A replica counts as available after being ready so long.") @Default("0s") @Nullable TimeSpan minReady,
        @Meaning("A rollout without progress for so long is reported as failed.") @Default("600s") @Nullable TimeSpan progressDeadline,
        @Meaning("Traffic shares of a canary, in order.") @Default("none") List<CanaryStep> canary,
        @Meaning("Only replicas of this number and above, counted from 0, get the new version; of components that are replaced one after the other in their place.") @Default("0: all") @Nullable Integer partition) {

    public Rollout {
        canary = List.copyOf(canary);
        if (maxSurge != null && maxUnavailable != null && isNone(maxSurge) && isNone(maxUnavailable)) {
            throw new NotationException("0", "a rollout in which surge and unavailability are not both zero");
        }
        if (partition != null && partition < 0) {
            throw new NotationException(Integer.toString(partition), "the number of a replica, counted from 0");
        }
    }

    /// Replicas with lower numbers keep the version they have.
    public int partitionOrDefault() {
        return partition == null ? 0 : partition;
    }

    private static boolean isNone(Portion portion) {
        return portion.ofRoundedUp(100) == 0;
    }
}
