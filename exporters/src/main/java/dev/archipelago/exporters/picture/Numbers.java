package dev.archipelago.exporters.picture;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes numbers short and always the same way.
final class Numbers {

    private Numbers() {}

    /// At most two digits behind the point, no trailing zeros, no exponent.
    static String coordinate(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /// Such as "72 %" or "0.4 %".
    static String percent(double share) {
        double percent = share * 100;
        if (Double.isInfinite(share)) {
            return "∞";
        }
        if (percent > 0 && percent < 0.1) {
            return "<0.1 %";
        }
        return percent < 9.95 && percent > 0
                ? String.format(Locale.ROOT, "%.1f %%", percent).replace(".0 ", " ")
                : String.format(Locale.ROOT, "%.0f %%", percent);
    }

    /// As [#percent]; empty for nothing.
    static String shown(@Nullable Double share) {
        return share == null ? "" : percent(share);
    }

    /// Such as "85/s", "1.2k/s" or "0.3/s".
    static String rate(double perSecond) {
        if (perSecond >= 999.5) {
            return perSecond >= 999_500
                    ? String.format(Locale.ROOT, "%.1fM/s", perSecond / 1e6)
                    : String.format(Locale.ROOT, perSecond < 9_950 ? "%.1fk/s" : "%.0fk/s", perSecond / 1e3);
        }
        return String.format(Locale.ROOT, perSecond < 9.95 ? "%.1f/s" : "%.0f/s", perSecond);
    }
}
