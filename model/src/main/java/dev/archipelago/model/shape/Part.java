package dev.archipelago.model.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One part of an [ObjectShape].
///
/// @param key its spelling in the file
/// @param meaning what it means, a sentence
/// @param defaultText what holds where it is left out; null when it must be given
/// @param required whether it must be given
/// @param accessors lead from the record to the value, one after the other
public record Part(String key, String meaning, @Nullable String defaultText, boolean required, Shape shape,
        List<Function<Object, @Nullable Object>> accessors) {

    public Part {
        accessors = List.copyOf(accessors);
    }

    /// The value of this part in a record; null when it was left out.
    public @Nullable Object of(Object owner) {
        Object value = owner;
        for (Function<Object, @Nullable Object> accessor : accessors) {
            if (value == null) {
                return null;
            }
            value = accessor.apply(value);
        }
        return value;
    }

    Part within(Function<Object, @Nullable Object> outer) {
        List<Function<Object, @Nullable Object>> longer = new ArrayList<>();
        longer.add(outer);
        longer.addAll(accessors);
        return new Part(key, meaning, defaultText, required, shape, longer);
    }
}
