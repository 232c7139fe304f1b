package dev.archipelago.model.shape;

import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.quantity.NotationException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// One of a closed set of words, spelled in lower case with hyphens.
///
/// @param type the enum
public record ChoiceShape(Class<? extends Enum<?>> type) implements Shape {

    /// The words, in the order of the enum.
    public List<String> words() {
        return Stream.of(type.getEnumConstants()).map(ChoiceShape::word).toList();
    }

    public Object parse(String text) {
        String wanted = text.strip();
        for (Enum<?> constant : type.getEnumConstants()) {
            if (word(constant).equals(wanted)) {
                return constant;
            }
        }
        throw new NotationException(text, expected());
    }

    /// The spelling of a constant: `AT_LEAST_ONCE` is "at-least-once".
    public static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String expected() {
        return expectation().toString();
    }

    @Override
    public Wording expectation() {
        return Wording.of("one of %s", words());
    }
}
