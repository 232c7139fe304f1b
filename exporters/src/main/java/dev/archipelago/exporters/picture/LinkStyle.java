package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.picture.Stroke.Dash;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Link.Use;

/// How a line looks for what goes over it.
enum LinkStyle {
    /// A call whose answer is waited for: solid, filled arrow.
    SYNC(Dash.SOLID, 1.75, true),

    /// A call whose answer is not waited for: dashed, open arrow.
    ASYNC(Dash.DASHED, 1.75, false),

    /// Messages to and from a broker: dotted, open arrow.
    EVENT(Dash.DOTTED, 2.25, false),

    /// Queries and look-ups: thin, filled arrow.
    DATA(Dash.SOLID, 1.1, true),

    /// Declared, but nothing goes over it: thin strokes, open arrow.
    UNUSED(Dash.DASHED, 1, false);

    private final Dash dash;
    private final double width;
    private final boolean filled;

    LinkStyle(Dash dash, double width, boolean filled) {
        this.dash = dash;
        this.width = width;
        this.filled = filled;
    }

    static LinkStyle of(Link link) {
        if (link.uses().isEmpty()) {
            return UNUSED;
        }
        if (link.uses().contains(Use.SYNC) || link.uses().contains(Use.ENTRY)) {
            return SYNC;
        }
        if (link.isSynchronous()) {
            return DATA;
        }
        return link.isEvent() ? EVENT : ASYNC;
    }

    Dash dash() {
        return dash;
    }

    double width() {
        return width;
    }

    boolean hasFilledArrow() {
        return filled;
    }
}
