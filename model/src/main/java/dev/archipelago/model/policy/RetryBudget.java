package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// Allows retries only up to a share of the requests under way, or while failures are few.
public record RetryBudget(
        @Meaning("Retries under way as a share of the requests in flight; what a success gives back, where there are tokens.") Share ratio,
        @Meaning("Retries per second that are always allowed.") @Default("0/s") @Nullable Rate minimum,
        @Meaning("Tokens, of which each failure takes one; while half or fewer are left nothing is tried again.") @Default("none") @Nullable Integer tokens,
        @Meaning("Tokens that a retry takes instead, as long as there are enough; one that succeeds gives them back.") @Default("none") @Nullable Integer cost) {}
