package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// Allows retries only up to a share of the requests under way.
public record RetryBudget(
        @Meaning("Retries under way as a share of the requests in flight.") Share ratio,
        @Meaning("Retries per second that are always allowed.") @Default("0/s") @Nullable Rate minimum) {}
