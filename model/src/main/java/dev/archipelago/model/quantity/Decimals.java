package dev.archipelago.model.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads and prints decimal numbers with a unit behind them, independent of any locale.
final class Decimals {

    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,40})?)\\s*([^0-9\\s.].*)?");

    private Decimals() {}

    /// A number and the unit behind it; the unit is empty when there is none.
    record Amount(BigDecimal value, String unit) {}

    static Amount amount(String text, String expected) {
        Matcher matcher = AMOUNT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new NotationException(text, expected);
        }
        String unit = matcher.group(2);
        return new Amount(new BigDecimal(matcher.group(1)), unit == null ? "" : unit.strip());
    }

    static double number(String text, String expected) {
        Amount amount = amount(text, expected);
        if (!amount.unit().isEmpty()) {
            throw new NotationException(text, expected);
        }
        return amount.value().doubleValue();
    }

    static int integer(String text, String expected) {
        double value = number(text, expected);
        if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
            throw new NotationException(text, expected);
        }
        return (int) value;
    }

    static String print(double value) {
        return print(BigDecimal.valueOf(value));
    }

    static String print(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0, RoundingMode.UNNECESSARY) : plain).toPlainString();
    }

    /// Whether a number can be written with so many digits behind the point.
    static boolean isShort(BigDecimal value, int digits) {
        return value.stripTrailingZeros().scale() <= digits;
    }
}
