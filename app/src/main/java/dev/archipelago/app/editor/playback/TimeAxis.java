package dev.archipelago.app.editor.playback;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.chart.ValueAxis;

/// Seconds after the end of a warm-up, marked at round ones; what lies before them has no marks.
final class TimeAxis extends ValueAxis<Number> {
    private static final int TICKS = 8;

    /// @param before seconds of the axis before the first one
    TimeAxis(double before, double seconds) {
        super(-before, Math.max(1e-9, seconds));
        setAutoRanging(false);
        setMinorTickVisible(false);
    }

    /// Round steps, about so many.
    static double tick(double end, int steps) {
        double rough = Math.max(1e-9, end / steps);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double factor = rough / power;
        return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }

    @Override
    protected List<Number> calculateTickValues(double length, Object range) {
        double step = tick(getUpperBound(), TICKS);
        List<Number> ticks = new ArrayList<>();
        for (int i = 0; i * step <= getUpperBound() * (1 + 1e-9); i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    @Override
    protected String getTickMarkLabel(Number value) {
        return BigDecimal.valueOf(value.doubleValue()).round(new MathContext(6)).stripTrailingZeros()
                .toPlainString() + " s";
    }

    @Override
    protected List<Number> calculateMinorTickMarks() {
        return List.of();
    }

    @Override
    protected Object getRange() {
        return List.of(getLowerBound(), getUpperBound(), getScale());
    }

    /// The range never changes, the scale with the size.
    @Override
    protected void setRange(Object range, boolean animate) {
        setScale(calculateNewScale(getWidth(), getLowerBound(), getUpperBound()));
        currentLowerBound.set(getLowerBound());
    }
}
