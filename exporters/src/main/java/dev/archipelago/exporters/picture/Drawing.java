package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.Box;
import java.util.List;

/// A picture before it is painted: figures from the back to the front, in pixels at 100 %.
///
/// The same drawing goes to every painter, so that the window, SVG, PNG and PDF show the same.
///
/// @param bounds holds all figures and the margin
/// @param ground colour behind everything
public record Drawing(Box bounds, Ink ground, String title, String description, List<Figure> figures) {

    public Drawing {
        figures = List.copyOf(figures);
    }

    /// A drawing of nothing.
    public static Drawing empty(Palette palette) {
        return new Drawing(new Box(0, 0, 0, 0), palette.ground(), "", "", List.of());
    }
}
