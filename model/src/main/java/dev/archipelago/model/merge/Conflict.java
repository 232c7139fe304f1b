package dev.archipelago.model.merge;

import dev.archipelago.model.shape.PropertyPath;
import org.jspecify.annotations.Nullable;

/// A property that both sides changed, each in another way.
///
/// @param base in the spelling of the file, as both values; null where it is not there
public record Conflict(PropertyPath path, @Nullable String base, @Nullable String ours, @Nullable String theirs) {}
