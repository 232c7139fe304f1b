package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.Portion;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Meaning;

/// At most so many replicas, or such a share of them, per period.
public record ScalingPolicy(
        @Meaning("Replicas or share of the replicas.") Portion change,
        @Meaning("The period it counts for, at most 30min.") TimeSpan period) {}
