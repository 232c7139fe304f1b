package dev.archipelago.app.editor.page;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.Optional;
import java.util.function.Function;

/// How the text of a field is understood; what is not understood is told with what was expected.
///
/// @param messages in which what was expected is told
public record Reading(Messages messages) {
    private static final TimeSpan SHORTEST = TimeSpan.ofMillis(1);

    /// A time of at least a millisecond; empty for what holds without one.
    public Function<String, Optional<TimeSpan>> time() {
        return text -> {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            TimeSpan time = TimeSpan.parse(text);
            if (time.compareTo(SHORTEST) < 0) {
                throw new NotationException(text, messages.text("page.time-expected", SHORTEST));
            }
            return Optional.of(time);
        };
    }

    /// A time, also none at all; empty for what holds without one.
    public Function<String, Optional<TimeSpan>> timeOrZero() {
        return text -> text.isEmpty() ? Optional.empty() : Optional.of(TimeSpan.parse(text));
    }

    /// A whole number between two, both included.
    public Function<String, Long> wholeNumber(long least, long most) {
        return text -> {
            try {
                long number = Long.parseLong(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException _) {
                // told below, as for a number that is too large
            }
            throw new NotationException(text, messages.text("run.number-expected", Long.toString(least),
                    Long.toString(most)));
        };
    }

    /// A share between two, both excluded.
    public Function<String, Double> share(double above, double below) {
        return text -> {
            double share = Share.parse(text).value();
            if (share <= above || share >= below) {
                throw new NotationException(text,
                        messages.text("page.share-expected", new Share(above), new Share(below)));
            }
            return share;
        };
    }
}
