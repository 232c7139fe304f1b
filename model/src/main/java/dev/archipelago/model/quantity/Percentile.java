package dev.archipelago.model.quantity;

import java.math.BigDecimal;

/// The value below which so many hundredths of all observations lie, spelled "p99" or "p99.9".
///
/// @param percent between 0 and 100, both excluded
public record Percentile(double percent) implements Comparable<Percentile> {

    /// What a reader of a wrong text is told.
    public static final String EXPECTED = "a percentile such as p95, p99 or p99.9";

    public Percentile {
        if (!(percent > 0 && percent < 100)) {
            throw new NotationException("p" + Decimals.print(percent), EXPECTED);
        }
    }

    public static Percentile parse(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith("p")) {
            throw new NotationException(text, EXPECTED);
        }
        return new Percentile(Decimals.number(stripped.substring(1), EXPECTED));
    }

    /// As a fraction: 0.99 for p99.
    public double fraction() {
        return BigDecimal.valueOf(percent).movePointLeft(2).doubleValue();
    }

    @Override
    public int compareTo(Percentile other) {
        return Double.compare(percent, other.percent);
    }

    @Override
    public String toString() {
        return "p" + Decimals.print(percent);
    }
}
