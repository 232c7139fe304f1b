package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.Point;
import org.jspecify.annotations.Nullable;

/// The smallest thing that is painted.
public sealed interface Mark {

    Detail detail();

    /// A filled or outlined shape.
    record Shape(Outline outline, @Nullable Ink fill, @Nullable Stroke stroke, Detail detail) implements Mark {}

    /// A line of text.
    ///
    /// @param at where the base line begins, is centred or ends, as the anchor says
    /// @param width what it took when it was measured; a painter whose letters are wider squeezes them into it
    record Text(String content, Point at, Anchor anchor, Lettering lettering, double width, Detail detail)
            implements
                Mark {}

    /// Which part of a text stands at its point.
    enum Anchor {
        START, MIDDLE, END
    }

    /// How a text is set.
    ///
    /// @param size of the font in pixels at 100 %
    record Lettering(double size, boolean bold, Ink ink) {

        public Lettering withInk(Ink changed) {
            return new Lettering(size, bold, changed);
        }
    }
}
