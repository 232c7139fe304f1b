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
        @Meaning("Traffic shares of a canary, in order.") @Default("none") List<CanaryStep> canary) {

    public Rollout {
        canary = List.copyOf(canary);
        if (maxSurge != null && maxUnavailable != null && isNone(maxSurge) && isNone(maxUnavailable)) {
            throw new NotationException("0", "a rollout in which surge and unavailability are not both zero");
        }
    }

    private static boolean isNone(Portion portion) {
        return portion.ofRoundedUp(100) == 0;
    }
}
