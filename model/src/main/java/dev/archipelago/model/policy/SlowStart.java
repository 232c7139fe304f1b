package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// Lets the traffic of a new replica grow from a tenth of its share to all of it.
public record SlowStart(@Meaning("After this time it has all of its share.") TimeSpan window,
        @Meaning("1 for a straight line, more for a faster start.") @Default("1") @Nullable Double aggression) {}
