package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// Bounds the calls that one caller replica has under way to one callee.
public record Bulkhead(
        @Meaning("Calls under way at most; at the start, where it adapts.") int concurrent,
        @Meaning("Calls that may wait for a place.") @Default("0; unlimited with a longest wait") @Nullable Integer queue,
        @Meaning("Longest wait for a place.") @Default("unlimited with a queue") @Nullable TimeSpan maxWait,
        @Meaning("Adapts the number of calls to how long they take.") @Default("stays as it is") @Nullable AdaptiveLimit adaptive) {}
