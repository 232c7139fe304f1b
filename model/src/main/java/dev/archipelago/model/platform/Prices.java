package dev.archipelago.model.platform;

import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// What the platform charges.
public record Prices(
        @Meaning("ISO 4217 code.") @Default("USD") @Nullable String currency,
        @Meaning("Price of a core for an hour, where nodes have none.") @Default("unknown") @Nullable Double coreHour,
        @Meaning("Price of a gibibyte of memory for an hour, where nodes have none.") @Default("unknown") @Nullable Double gibibyteHour,
        @Meaning("Price of a gibibyte that leaves the platform.") @Default("0") @Nullable Double egressGibibyte,
        @Meaning("Price of a gibibyte between zones.") @Default("0") @Nullable Double zoneGibibyte) {}
