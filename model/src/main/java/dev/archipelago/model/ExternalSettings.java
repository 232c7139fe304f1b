package dev.archipelago.model;

import dev.archipelago.model.policy.RateLimitAlgorithm;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// What is known of a system that somebody else runs.
public record ExternalSettings(
        @Meaning("Time until it answers.") @Default("given by its operations") @Nullable Distribution latency,
        @Meaning("Share of calls that it answers without error.") @Default("100%") @Nullable Share availability,
        @Meaning("Calls it accepts; further ones are refused.") @Default("unlimited") @Nullable Rate rateLimit,
        @Meaning("How it counts them.") @Default("token-bucket, of a second") @Nullable RateLimitAlgorithm limiting,
        @Meaning("Price of one call in the currency of the platform.") @Default("0") @Nullable Double pricePerCall) {}
