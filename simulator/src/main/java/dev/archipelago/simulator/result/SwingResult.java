package dev.archipelago.simulator.result;

import java.util.List;

/// How far each property moves each figure when all others stay as they are: the bars of a tornado diagram.
///
/// @param sweep the points that it was found from
/// @param figures in the order of their names in the sweep
public record SwingResult(SweepResult sweep, List<Figure> figures) {
    public SwingResult {
        figures = List.copyOf(figures);
    }

    /// One figure.
    ///
    /// @param asItIs of the design as its file says; not measured where that cannot be evaluated
    /// @param bars of all properties, the largest swing first
    public record Figure(String name, Estimate asItIs, List<Bar> bars) {
        public Figure {
            bars = List.copyOf(bars);
        }
    }

    /// One figure under one property.
    ///
    /// @param from the first value of the property
    /// @param to its last value
    /// @param atFirst the figure with the first value; not measured where that was refused
    /// @param atLast the figure with the last value
    public record Bar(String path, String from, String to, Estimate atFirst, Estimate atLast) {

        /// Between both ends, never negative; infinite where one of them grows for ever, 0 where both do, NaN where one is not
        /// known.
        public double swing() {
            double change = atLast.value() - atFirst.value();
            return atLast.value() == atFirst.value() ? 0 : Math.abs(change);
        }

        /// Whether the intervals of both ends, where there are any, leave a gap between them.
        public boolean isClear() {
            return swing() > 0 && !(atFirst.low() <= atLast.high() && atLast.low() <= atFirst.high());
        }
    }
}
