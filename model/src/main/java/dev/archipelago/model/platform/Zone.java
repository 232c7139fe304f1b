package dev.archipelago.model.platform;

import dev.archipelago.model.policy.Reliability;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// A failure domain of the platform.
public record Zone(
        @Meaning("Display name.") @Default("the id") @Nullable String name,
        @Meaning("Region that it lies in.") @Default("none") @Nullable String region,
        @Meaning("How often it is up.") @Default("99.95%") @Nullable Reliability reliability) {}
