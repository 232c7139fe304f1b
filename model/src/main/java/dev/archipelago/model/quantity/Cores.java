package dev.archipelago.model.quantity;

import java.math.BigDecimal;

/// An amount of CPU in thousandths of a core, spelled "500m", "1.5" or "2" as Kubernetes does.
///
/// @param millis thousandths of a core, more than none
public record Cores(long millis) implements Comparable<Cores> {

    /// What a reader of a wrong text is told.
    public static final String EXPECTED = "an amount of CPU such as 500m or 1.5 (cores, at least 1m)";

    public Cores {
        if (millis <= 0) {
            throw new NotationException(millis + "m", EXPECTED);
        }
    }

    public static Cores parse(String text) {
        Decimals.Amount amount = Decimals.amount(text, EXPECTED);
        BigDecimal millis = switch (amount.unit()) {
            case "m" -> amount.value();
            case "" -> amount.value().movePointRight(3);
            default -> throw new NotationException(text, EXPECTED);
        };
        if (!Decimals.isShort(millis, 0) || millis.compareTo(BigDecimal.valueOf(1_000_000_000)) > 0) {
            throw new NotationException(text, EXPECTED);
        }
        return new Cores(millis.longValueExact());
    }

    public double value() {
        return millis / 1000.0;
    }

    @Override
    public int compareTo(Cores other) {
        return Long.compare(millis, other.millis);
    }

    /// Whole and half cores as a number, all else in thousandths.
    @Override
    public String toString() {
        return millis >= 1000 && millis % 500 == 0 ? Decimals.print(BigDecimal.valueOf(millis, 3)) : millis + "m";
    }
}
