package dev.archipelago.app.query;

import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;

/// In what a trait is told, and how values to compare it with are spelled.
enum Measure {
    TEXT("a word or \"a text\""), NUMBER("a number such as 3"), TIME("a time such as 300ms"), SHARE(
            "a share such as 70%"), RATE("a rate such as 120/s"), CORES("cores such as 500m or 2"), SIZE(
                    "a size such as 256Mi");

    private final String expected;

    Measure(String expected) {
        this.expected = expected;
    }

    /// For who wrote something else.
    String expected() {
        return expected;
    }

    /// In seconds, fractions, per second, cores or bytes.
    ///
    /// @throws NotationException when it is spelled otherwise
    double read(String text) {
        return switch (this) {
            case TEXT -> throw new NotationException(text, expected);
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
            throw new NotationException(text, expected);
        }
        return Double.parseDouble(text);
    }
}
