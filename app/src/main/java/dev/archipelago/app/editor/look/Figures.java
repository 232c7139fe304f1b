package dev.archipelago.app.editor.look;

import java.util.Locale;

/// Spells measured numbers for people: three significant digits, a unit that fits, never an exponent.
public final class Figures {
    /// Stands where there is no number.
    public static final String NONE = "–";

    private static final String[] TIME_UNITS = {"s", "ms", "µs", "ns"};

    private Figures() {}

    /// A time given in seconds: "12.3 ms".
    public static String time(double seconds) {
        if (!Double.isFinite(seconds)) {
            return NONE;
        }
        if (seconds == 0) {
            return "0 ms";
        }
        double value = Math.abs(seconds);
        int unit = 0;
        while (value < 0.9995 && unit < TIME_UNITS.length - 1) {
            value *= 1000;
            unit++;
        }
        return significant(Math.copySign(value, seconds)) + " " + TIME_UNITS[unit];
    }

    /// A time with half the width of its confidence interval, both in the unit of the time: "12.3 ± 0.4 ms".
    public static String time(double seconds, double halfWidth) {
        String text = time(seconds);
        int space = text.lastIndexOf(' ');
        if (!Double.isFinite(halfWidth) || space < 0 || halfWidth <= 0) {
            return text;
        }
        String unit = text.substring(space + 1);
        double factor = switch (unit) {
            case "s" -> 1;
            case "ms" -> 1e3;
            case "µs" -> 1e6;
            default -> 1e9;
        };
        return text.substring(0, space) + " ± " + deviation(halfWidth * factor) + " " + unit;
    }

    /// A rate per second: "1,240 /s".
    public static String rate(double perSecond) {
        return Double.isFinite(perSecond) ? significant(perSecond) + " /s" : NONE;
    }

    public static String rate(double perSecond, double halfWidth) {
        if (!Double.isFinite(perSecond) || !Double.isFinite(halfWidth) || halfWidth <= 0) {
            return rate(perSecond);
        }
        return significant(perSecond) + " ± " + deviation(halfWidth) + " /s";
    }

    /// A fraction as a percentage: "71.3 %".
    public static String share(double fraction) {
        return Double.isFinite(fraction) ? percent(fraction) + " %" : NONE;
    }

    public static String share(double fraction, double halfWidth) {
        if (!Double.isFinite(fraction) || !Double.isFinite(halfWidth) || halfWidth <= 0) {
            return share(fraction);
        }
        return percent(fraction) + " ± " + deviation(100 * halfWidth) + " %";
    }

    /// A whole number with thousands told apart.
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// Any other number.
    public static String number(double value) {
        return Double.isFinite(value) ? significant(value) : NONE;
    }

    public static String number(double value, double halfWidth) {
        if (!Double.isFinite(value) || !Double.isFinite(halfWidth) || halfWidth <= 0) {
            return number(value);
        }
        return significant(value) + " ± " + deviation(halfWidth);
    }

    private static String percent(double fraction) {
        double value = fraction * 100;
        double distance = Math.min(Math.abs(value), Math.abs(100 - value));
        int digits = distance != 0 && distance < 0.05 ? 3 : 1;
        return plain(value, digits);
    }

    private static String significant(double value) {
        double size = Math.abs(value);
        int digits = size == 0 || size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.0995 ? 2 : 4;
        return plain(value, digits);
    }

    private static String deviation(double value) {
        int digits = value >= 9.95 ? 0 : value >= 0.095 ? 1 : value >= 0.0095 ? 2 : 3;
        return plain(value, digits);
    }

    private static String plain(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
