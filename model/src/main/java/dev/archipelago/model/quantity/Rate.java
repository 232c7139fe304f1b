package dev.archipelago.model.quantity;

import java.math.BigDecimal;
import java.math.MathContext;

/// How often something happens, spelled "120/s", "30/min" or "1000/h".
///
/// @param perSecond events per second, finite and not negative
public record Rate(double perSecond) implements Comparable<Rate> {

    /// What a reader of a wrong text is told.
    public static final String EXPECTED = "a rate such as 120/s or 30/min (units: /s, /min, /h, /d)";

    private enum Per {
        SECOND("/s", 1), MINUTE("/min", 60), HOUR("/h", 3600), DAY("/d", 86400);

        private final String symbol;
        private final int seconds;

        Per(String symbol, int seconds) {
            this.symbol = symbol;
            this.seconds = seconds;
        }
    }

    public Rate {
        if (!(perSecond >= 0) || perSecond > 1e15) {
            throw new NotationException(perSecond + "/s", "a rate between 0/s and 1e15/s");
        }
    }

    public static Rate parse(String text) {
        Decimals.Amount amount = Decimals.amount(text, EXPECTED);
        for (Per per : Per.values()) {
            if (per.symbol.equals(amount.unit().replace(" ", ""))) {
                return new Rate(amount.value().divide(BigDecimal.valueOf(per.seconds), MathContext.DECIMAL128)
                        .doubleValue());
            }
        }
        throw new NotationException(text, EXPECTED);
    }

    /// So many times as often.
    public Rate times(double factor) {
        return new Rate(perSecond * factor);
    }

    @Override
    public int compareTo(Rate other) {
        return Double.compare(perSecond, other.perSecond);
    }

    /// The canonical spelling: per second where three digits behind the point suffice, else per minute, hour or day.
    @Override
    public String toString() {
        for (Per per : Per.values()) {
            BigDecimal value = BigDecimal.valueOf(perSecond).multiply(BigDecimal.valueOf(per.seconds))
                    .round(new MathContext(12));
            String text = Decimals.print(value) + per.symbol;
            if (Decimals.isShort(value, 3) && parse(text).perSecond == perSecond) {
                return text;
            }
        }
        return Decimals.print(perSecond) + Per.SECOND.symbol;
    }
}
