package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// Refuses a growing share of the calls at the caller while the callee accepts few of them, per caller replica.
public record Throttling(
        @Meaning("Calls for each accepted one that are sent all the same.") @Default("2") @Nullable Double ratio,
        @Meaning("Looks back on this long.") @Default("120s") @Nullable TimeSpan window) {}
