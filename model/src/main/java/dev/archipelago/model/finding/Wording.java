package dev.archipelago.model.finding;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A text for people that can still be said in another language: what is said, and of what.
///
/// The template is the English text, spelled as {@link java.util.Formatter} wants it; it is also the key under which
/// other languages keep theirs. So a rule reads as the sentence that it says.
///
/// @param template the English text, with %s, %d, %.1f ... where arguments stand
/// @param arguments numbers, wordings, lists of these, and texts that are the same in each language, such as ids
public record Wording(String template, List<Object> arguments) {
    /// Nothing is said.
    public static final Wording NONE = new Wording("", List.of());

    /// Whatever was said elsewhere, such as by a library: the same in each language.
    private static final String GIVEN = "%s";

    public Wording {
        arguments = arguments.stream().map(Wording::kept).toList();
    }

    /// @param template a constant: a test finds all of them in the sources
    public static Wording of(String template, @Nullable Object... arguments) {
        return new Wording(template, Arrays.stream(arguments).map(Wording::kept).toList());
    }

    /// A text that is the same in each language: a name, a quantity, or what a library said.
    public static Wording given(String text) {
        return text.isEmpty() ? NONE : new Wording(GIVEN, List.of(text));
    }

    /// A word or phrase of a fixed list, such as what the notation of a quantity expects.
    public static Wording phrase(String english) {
        return new Wording(english.replace("%", "%%"), List.of());
    }

    public boolean isEmpty() {
        return template.isEmpty();
    }

    /// In another language.
    ///
    /// @param translation from a template to the same in that language, which may take the arguments in another order
    /// @param comma what stands between the elements of a list
    public String in(UnaryOperator<String> translation, String comma) {
        Object[] spelled = arguments.stream().map(argument -> spelled(argument, translation, comma)).toArray();
        return String.format(Locale.ROOT, translation.apply(template), spelled);
    }

    /// In English.
    @Override
    public String toString() {
        return in(UnaryOperator.identity(), ", ");
    }

    private static Object spelled(Object argument, UnaryOperator<String> translation, String comma) {
        return switch (argument) {
            case Wording wording -> wording.in(translation, comma);
            case List<?> list -> String.join(comma,
                    list.stream().map(each -> String.valueOf(spelled(each, translation, comma))).toList());
            default -> argument;
        };
    }

    /// As a value that does not change.
    private static Object kept(@Nullable Object argument) {
        return switch (argument) {
            case Wording wording -> wording;
            case Number number -> number;
            case List<?> list -> list.stream().<Object>map(Wording::kept).toList();
            case null, default -> String.valueOf(argument);
        };
    }
}
