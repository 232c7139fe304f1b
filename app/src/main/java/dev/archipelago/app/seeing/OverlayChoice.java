package dev.archipelago.app.seeing;

import java.util.Locale;

/// What of the results is seen on the drawing.
public enum OverlayChoice {
    NONE, UTILISATION, LATENCY, ERRORS;

    /// As in the ids of commands.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
