package dev.archipelago.model.platform;

import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// What all pods of the namespace together may ask for. A pod that asks for more than is left is not created.
///
/// Source: Kubernetes 1.34, ResourceQuota; pods that are ending still count.
public record ResourceQuota(
        @Meaning("CPU that pods may ask for.") @Default("unlimited") @Nullable Cores cpu,
        @Meaning("Memory that pods may ask for.") @Default("unlimited") @Nullable DataSize memory,
        @Meaning("Sum of the CPU limits of pods; each needs one then.") @Default("unlimited") @Nullable Cores cpuLimit,
        @Meaning("Sum of the memory limits of pods.") @Default("unlimited") @Nullable DataSize memoryLimit,
        @Meaning("Pods.") @Default("unlimited") @Nullable Integer pods) {}
