package dev.archipelago.model.shape;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A value that is spelled as one text, number or truth value.
///
/// @param type the class of its values
/// @param form how it stands in a file
/// @param parser from the spelling; throws `NotationException`
/// @param printer to the canonical spelling
/// @param expected what a reader of a wrong text is told, as a noun phrase
/// @param example a right spelling
/// @param pattern a regular expression (ECMA 262) that every right spelling matches; null for any
public record ScalarShape(Class<?> type, Form form, Function<String, Object> parser, Function<Object, String> printer,
        String expected, String example, @Nullable String pattern) implements Shape {

    /// How a scalar stands in a file.
    public enum Form {
        /// Free text.
        TEXT,
        /// A whole number.
        WHOLE_NUMBER,
        /// A number.
        NUMBER,
        /// true or false.
        TRUTH,
        /// A text with a notation of its own.
        QUANTITY,
        /// As [#QUANTITY], and a plain number where it is one.
        COUNT
    }

    public Object parse(String text) {
        return parser.apply(text);
    }

    public String print(Object value) {
        return printer.apply(value);
    }
}
