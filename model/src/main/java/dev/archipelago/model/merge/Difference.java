package dev.archipelago.model.merge;

import dev.archipelago.model.shape.PropertyPath;
import org.jspecify.annotations.Nullable;

/// One property in which two documents differ.
///
/// @param path of what was removed in the older document, else in the newer one
/// @param before in the spelling of the file; null where it was not there
/// @param after in the spelling of the file; null where it is no more
public record Difference(PropertyPath path, @Nullable String before, @Nullable String after) {

    /// What became of a property.
    public enum Kind {
        ADDED, REMOVED, CHANGED
    }

    public Kind kind() {
        return before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
    }
}
