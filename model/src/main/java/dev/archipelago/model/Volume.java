package dev.archipelago.model;

import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// Storage attached to each replica.
public record Volume(
        @Meaning("How much.") DataSize size,
        @Meaning("Path inside the container.") @Default("/data") @Nullable String mount,
        @Meaning("Storage class of the cluster.") @Default("the cluster's default") @Nullable String storageClass,
        @Meaning("One volume for all replicas instead of one each.") @Default("false") @Nullable Boolean shared) {}
