package dev.archipelago.app.query;

import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;

/// In what a trait is told, and how values to compare it with are spelled.
enum Measure {
    TEXT(Expected.TEXT), NUMBER(Expected.NUMBER), TIME(Expected.TIME), SHARE(Expected.SHARE), RATE(
            Expected.RATE), CORES(
                    Expected.CORES), SIZE(Expected.SIZE);

    private final Expected expected;

    Measure(Expected expected) {
        this.expected = expected;
    }

    /// For who wrote something else.
    Expected expected() {
        return expected;
    }

    /// In seconds, fractions, per second, cores or bytes.
    ///
    /// @throws NotationException when it is spelled otherwise
    double read(String text) {
        return switch (this) {
            case TEXT -> throw new NotationException(text, expected.english(""));
            case NUMBER -> number(text);
            case TIME -> TimeSpan.parse(text).seconds();
            case SHARE -> Share.parse(text).value();
            case RATE -> Rate.parse(text).perSecond();
            case CORES -> Cores.parse(text).value();
            case SIZE -> DataSize.parse(text).bytes();
        };
    }

    private double number(String text) {
        if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,9})?")) {
            throw new NotationException(text, expected.english(""));
        }
        return Double.parseDouble(text);
    }
}
