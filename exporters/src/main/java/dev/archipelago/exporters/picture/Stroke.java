package dev.archipelago.exporters.picture;

import java.util.List;

/// How a line is drawn: with round ends and joins.
public record Stroke(Ink ink, double width, Dash dash) {

    /// The rhythm of a line.
    public enum Dash {
        /// Without gaps.
        SOLID,

        /// Strokes.
        DASHED,

        /// Dots.
        DOTTED
    }

    public static Stroke solid(Ink ink, double width) {
        return new Stroke(ink, width, Dash.SOLID);
    }

    /// Lengths of strokes and gaps in turn; empty for a solid line.
    public List<Double> pattern() {
        return switch (dash) {
            case SOLID -> List.of();
            case DASHED -> List.of(6.0, 4.0 + width);
            case DOTTED -> List.of(0.1, 2.5 + 1.5 * width);
        };
    }
}
