package dev.archipelago.app.editor.canvas;

/// What the wheel of a mouse does; with the shortcut key it zooms in any case, with Shift it moves sideways.
public enum Wheel {
    /// A wheel zooms, two fingers on a trackpad move.
    AUTO,

    /// Wheel and two fingers zoom.
    ZOOM,

    /// Wheel and two fingers move.
    PAN
}
