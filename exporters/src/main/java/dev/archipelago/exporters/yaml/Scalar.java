package dev.archipelago.exporters.yaml;

import java.math.BigDecimal;

/// A single value.
///
/// @param text a number or truth value in its canonical spelling, or any text at all
public record Scalar(Type type, String text) implements Node {

    /// What a reader takes it for.
    public enum Type {
        /// Text, quoted where a reader could take it for something else.
        TEXT,

        /// A whole number.
        INTEGER,

        /// A number with a fraction.
        DECIMAL,

        /// true or false.
        TRUTH,

        /// Written as it stands, such as an action of a template: what a program puts there later.
        RAW
    }

    public static Scalar of(String text) {
        return new Scalar(Type.TEXT, text);
    }

    public static Scalar of(long number) {
        return new Scalar(Type.INTEGER, Long.toString(number));
    }

    /// A finite number in the shortest decimal spelling, without an exponent; a whole one stays whole.
    public static Scalar of(double number) {
        BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        return decimal.scale() <= 0
                ? new Scalar(Type.INTEGER, decimal.toBigInteger().toString())
                : new Scalar(Type.DECIMAL, decimal.toPlainString());
    }

    /// Written as it stands: on one line, and never anything that a user has written.
    public static Scalar raw(String text) {
        return new Scalar(Type.RAW, text);
    }

    public static Scalar of(boolean truth) {
        return new Scalar(Type.TRUTH, Boolean.toString(truth));
    }
}
