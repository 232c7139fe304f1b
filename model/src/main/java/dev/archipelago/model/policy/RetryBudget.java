package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// Allows retries only up to a share of the first tries.
public record RetryBudget(
        @Meaning("Retries as a share of the requests in the window or in flight.") Share ratio,
        @Meaning("Retries that are always allowed.") @Default("0/s") @Nullable Rate minimum) {}
