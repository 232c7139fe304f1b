package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Meaning;

/// Sends a share of the traffic to the new version for a while.
public record CanaryStep(
        @Meaning("Share that goes to the new version.") Share traffic,
        @Meaning("How long before the next step.") TimeSpan hold) {}
