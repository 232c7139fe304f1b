package dev.archipelago.model.quantity;

import java.math.BigDecimal;

/// A part of a whole between nothing and all of it, spelled "70%"; also a probability.
///
/// @param value between 0 and 1
public record Share(double value) implements Comparable<Share> {

    public static final Share NONE = new Share(0);
    public static final Share ALL = new Share(1);

    /// What a reader of a wrong text is told.
    public static final String EXPECTED = "a share between 0% and 100% such as 70% or 99.9%";

    public Share {
        if (!(value >= 0 && value <= 1)) {
            throw new NotationException(Decimals.print(value * 100) + "%", EXPECTED);
        }
    }

    public static Share parse(String text) {
        Decimals.Amount amount = Decimals.amount(text, EXPECTED);
        if (!amount.unit().equals("%")) {
            throw new NotationException(text, EXPECTED);
        }
        BigDecimal value = amount.value().movePointLeft(2);
        if (value.compareTo(BigDecimal.ONE) > 0) {
            throw new NotationException(text, EXPECTED);
        }
        return new Share(value.doubleValue());
    }

    @Override
    public int compareTo(Share other) {
        return Double.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Decimals.print(BigDecimal.valueOf(value).movePointRight(2)) + "%";
    }
}
