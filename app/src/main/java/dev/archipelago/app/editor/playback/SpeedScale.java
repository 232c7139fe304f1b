package dev.archipelago.app.editor.playback;

import dev.archipelago.app.editor.look.Messages;
import java.math.BigDecimal;
import java.math.MathContext;
import javafx.util.StringConverter;

/// Speeds as places on a slider: powers of ten from a hundredth to a thousand, and behind that as fast as possible.
final class SpeedScale extends StringConverter<Double> {
    static final double SLOWEST = -2;
    static final double NORMAL = 0;
    static final double FASTEST = 3.5;
    private static final double LAST = 3;
    private static final double CATCH = 0.12;

    private final Messages messages;

    SpeedScale(Messages messages) {
        this.messages = messages;
    }

    /// Near to the normal speed it is the normal speed.
    static double speed(double place) {
        if (place > LAST + CATCH) {
            return Playback.FASTEST;
        }
        return Math.abs(place) < CATCH ? 1 : Math.pow(10, Math.min(LAST, place));
    }

    static double place(double speed) {
        return Double.isInfinite(speed) ? FASTEST : Math.log10(speed);
    }

    String spelled(double speed) {
        return Double.isInfinite(speed)
                ? messages.text("playback.fastest")
                : BigDecimal.valueOf(speed).round(new MathContext(2)).stripTrailingZeros().toPlainString() + "×";
    }

    @Override
    public String toString(Double place) {
        return spelled(speed(place));
    }

    @Override
    public Double fromString(String text) {
        throw new UnsupportedOperationException("The slider is not typed into");
    }
}
