package dev.archipelago.app.editor;

import java.util.Locale;

/// What of the results is seen on the drawing.
enum OverlayChoice {
    NONE, UTILISATION, LATENCY, ERRORS;

    /// As in the ids of commands.
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
