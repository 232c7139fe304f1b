package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// Bounds how many calls pass per second.
public record RateLimit(
        @Meaning("Calls that may pass on average.") Rate rate,
        @Meaning("Calls that may pass at once after a pause.") @Default("1") @Nullable Integer burst,
        @Meaning("How it counts.") @Default("token-bucket") @Nullable RateLimitAlgorithm algorithm) {}
