package dev.archipelago.model.quantity;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A length of time of zero or more nanoseconds, spelled "250ms", "1.5s", "5min" or "1h30min".
///
/// @param nanos nanoseconds, not negative
public record TimeSpan(long nanos) implements Comparable<TimeSpan> {

    /// No time at all.
    public static final TimeSpan ZERO = new TimeSpan(0);

    /// What a reader of a wrong text is told.
    public static final String EXPECTED = "a duration such as 250ms, 1.5s or 5min (units: ns, us, ms, s, min, h, d)";

    private static final Pattern PART = Pattern
            .compile("([0-9]{1,19}(?:\\.[0-9]{1,12})?)\\s*(ns|us|µs|ms|s|min|h|d)\\s*");

    private enum Unit {
        DAYS("d", 86_400_000_000_000L), HOURS("h", 3_600_000_000_000L), MINUTES("min", 60_000_000_000L), SECONDS("s",
                1_000_000_000L), MILLIS("ms", 1_000_000L), MICROS("us", 1_000L), NANOS("ns", 1L);

        private final String symbol;
        private final long nanos;

        Unit(String symbol, long nanos) {
            this.symbol = symbol;
            this.nanos = nanos;
        }

        static Unit of(String symbol) {
            for (Unit unit : values()) {
                if (unit.symbol.equals(symbol)) {
                    return unit;
                }
            }
            return MICROS;
        }
    }

    public TimeSpan {
        if (nanos < 0) {
            throw new NotationException(nanos + "ns", "a duration that is not negative");
        }
    }

    public static TimeSpan ofNanos(long nanos) {
        return new TimeSpan(nanos);
    }

    public static TimeSpan ofMillis(long millis) {
        return new TimeSpan(Math.multiplyExact(millis, Unit.MILLIS.nanos));
    }

    /// Rounds to the nearest nanosecond.
    public static TimeSpan ofSeconds(double seconds) {
        return new TimeSpan(Math.round(seconds * Unit.SECONDS.nanos));
    }

    /// Reads one or more numbers with units, the larger first.
    public static TimeSpan parse(String text) {
        Matcher part = PART.matcher(text.strip());
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        while (end < part.regionEnd() && part.find(end) && part.start() == end) {
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(Unit.of(part.group(2)).nanos)));
            end = part.end();
        }
        if (end == 0 || end < part.regionEnd() || nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                || !Decimals.isShort(nanos, 0)) {
            throw new NotationException(text, EXPECTED);
        }
        return new TimeSpan(nanos.longValueExact());
    }

    public double seconds() {
        return nanos / 1e9;
    }

    /// So many times as long, to the nearest nanosecond.
    public TimeSpan times(double factor) {
        return new TimeSpan(Math.round(nanos * factor));
    }

    public boolean isZero() {
        return nanos == 0;
    }

    @Override
    public int compareTo(TimeSpan other) {
        return Long.compare(nanos, other.nanos);
    }

    /// The canonical spelling: whole days, hours or minutes from two of them on, else the largest of s, ms, us, ns
    /// that needs at most three digits behind the point.
    @Override
    public String toString() {
        if (nanos == 0) {
            return "0s";
        }
        for (Unit unit : List.of(Unit.DAYS, Unit.HOURS, Unit.MINUTES)) {
            if (nanos % unit.nanos == 0 && nanos >= 2 * unit.nanos) {
                return nanos / unit.nanos + unit.symbol;
            }
        }
        for (Unit unit : List.of(Unit.SECONDS, Unit.MILLIS, Unit.MICROS)) {
            if (nanos >= unit.nanos && nanos % (unit.nanos / 1000) == 0) {
                return Decimals.print(BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(unit.nanos))) + unit.symbol;
            }
        }
        return nanos + Unit.NANOS.symbol;
    }
}
