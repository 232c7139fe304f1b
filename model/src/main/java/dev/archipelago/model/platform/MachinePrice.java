package dev.archipelago.model.platform;

import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// What a node of a machine type costs for an hour.
public record MachinePrice(
        @Meaning("Price for an hour.") @Default("unknown") @Nullable Double onDemand,
        @Meaning("Price for an hour where the provider may take it away.") @Default("unknown") @Nullable Double spot) {}
