package dev.archipelago.model;

import dev.archipelago.model.quantity.NotationException;
import java.util.regex.Pattern;

/// The name by which a component is referred to; it never changes when the display name does.
///
/// @param value a DNS-1123 label: lower-case letters, digits and inner hyphens, at most 63
public record ComponentId(String value) implements Comparable<ComponentId> {

    /// What a reader of a wrong text is told.
    public static final String EXPECTED = "an id of lower-case letters, digits and inner hyphens, at most 63 (such as order-service)";

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    public ComponentId {
        if (!isLabel(value)) {
            throw new NotationException(value, EXPECTED);
        }
    }

    public static ComponentId parse(String text) {
        return new ComponentId(text.strip());
    }

    /// Whether a text is a DNS-1123 label, the form of all ids.
    public static boolean isLabel(String text) {
        return LABEL.matcher(text).matches();
    }

    @Override
    public int compareTo(ComponentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
