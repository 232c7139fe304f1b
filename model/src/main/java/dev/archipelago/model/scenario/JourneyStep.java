package dev.archipelago.model.scenario;

import dev.archipelago.model.OperationRef;
import dev.archipelago.model.quantity.Count;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// One request of a journey.
public record JourneyStep(
        @Meaning("The operation called.") OperationRef call,
        @Meaning("Wait after the answer.") @Default("that of the workload") @Nullable Distribution think,
        @Meaning("How likely it is made; else the journey goes on without it.") @Default("100%") @Nullable Share probability,
        @Meaning("How many times.") @Default("1") @Nullable Count times) {}
