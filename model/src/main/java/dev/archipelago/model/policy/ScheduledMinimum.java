package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// Keeps more replicas for a while, whatever the load.
public record ScheduledMinimum(
        @Meaning("From when on, counted from the end of the warm-up.") TimeSpan from,
        @Meaning("Until when, counted from the end of the warm-up.") @Default("for ever") @Nullable TimeSpan until,
        @Meaning("Replicas at least.") int min) {

    public ScheduledMinimum {
        if (until != null && until.compareTo(from) <= 0) {
            throw new NotationException(until.toString(), "a time after " + from);
        }
    }
}
