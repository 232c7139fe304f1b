package dev.archipelago.app.editor.canvas;

/// What dragging with the left button does.
public enum Tool {
    /// Selects and moves.
    SELECT,

    /// Moves the view.
    HAND,

    /// Connects.
    CONNECT
}
