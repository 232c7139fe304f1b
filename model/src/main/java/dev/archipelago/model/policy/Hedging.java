package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// Sends the same request again when the answer is late, and takes the first answer.
public record Hedging(
        @Meaning("Wait before each further copy.") TimeSpan delay,
        @Meaning("Requests in all, the first included.") @Default("2") @Nullable Integer copies) {}
