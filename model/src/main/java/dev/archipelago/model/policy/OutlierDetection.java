package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// Takes replicas that keep failing out of the balancing for a while.
public record OutlierDetection(
        @Meaning("Failures in a row that eject a replica.") @Default("5") @Nullable Integer consecutiveErrors,
        @Meaning("Time between sweeps.") @Default("10s") @Nullable TimeSpan interval,
        @Meaning("First ejection lasts so long, further ones longer.") @Default("30s") @Nullable TimeSpan ejection,
        @Meaning("Share of the replicas that may be out at once.") @Default("10%") @Nullable Share maxEjected,
        @Meaning("With a smaller share of healthy replicas nobody is passed over.") @Default("50%") @Nullable Share panic) {}
