package dev.archipelago.app.editor.look;

import java.util.Locale;

/// Spells measured numbers for people: three significant digits, a unit that fits, never an exponent.
public final class Figures {
    /// Stands where there is no number.
    public static final String NONE = "–";

    private static final double TINY = 0.0005;
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

    /// An instant given in seconds, always to the millisecond: "12.500 s".
    public static String clock(double seconds) {
        return Double.isFinite(seconds) ? plain(seconds, 3) + " s" : NONE;
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
        return interval(seconds * factor, halfWidth * factor, digits(seconds * factor)) + " " + unit;
    }

    /// A rate per second: "1,240 /s".
    public static String rate(double perSecond) {
        return Double.isFinite(perSecond) ? significant(perSecond) + " /s" : NONE;
    }

    public static String rate(double perSecond, double halfWidth) {
        if (!Double.isFinite(perSecond) || !Double.isFinite(halfWidth) || halfWidth <= 0) {
            return rate(perSecond);
        }
        return interval(perSecond, halfWidth, digits(perSecond)) + " /s";
    }

    /// A fraction as a percentage: "71.3 %".
    public static String share(double fraction) {
        return Double.isFinite(fraction) ? percent(fraction) + " %" : NONE;
    }

    public static String share(double fraction, double halfWidth) {
        if (!Double.isFinite(fraction) || !Double.isFinite(halfWidth) || halfWidth <= 0) {
            return share(fraction);
        }
        return interval(100 * fraction, 100 * halfWidth, percentDigits(100 * fraction)) + " %";
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
        return interval(value, halfWidth, digits(value));
    }

    /// Value and deviation to the same digit: that of the value, or the first one of a smaller deviation.
    private static String interval(double value, double deviation, int digits) {
        if (Math.abs(value) < TINY && deviation < TINY) {
            return "< 0.001";
        }
        int first = deviation >= 0.95 ? 0 : deviation >= 0.095 ? 1 : deviation >= 0.0095 ? 2 : 3;
        int common = Math.min(3, Math.max(digits, first));
        return plain(value, common) + " ± " + plain(deviation, common);
    }

    public static String percent(double fraction) {
        double value = fraction * 100;
        return plain(value, percentDigits(value));
    }

    private static int percentDigits(double value) {
        double distance = Math.min(Math.abs(value), Math.abs(100 - value));
        return distance != 0 && distance < 0.05 ? 3 : 1;
    }

    private static String significant(double value) {
        return plain(value, digits(value));
    }

    private static int digits(double value) {
        double size = Math.abs(value);
        return size == 0 || size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.0995 ? 2 : 4;
    }

    private static String plain(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
