package dev.archipelago.app.editor.canvas;

import javafx.scene.Node;

/// Where a drawing becomes pixels in the window; the one place to exchange for a faster painter.
interface DrawingSurface {

    Node node();

    void resize(double width, double height);

    /// Whether this is the size it was given, and there is something to be seen of it.
    boolean isOf(double width, double height);

    /// Paints what the camera sees, with as much detail as its scale allows.
    void paint(Shown shown, Camera camera);

    /// Whether what was to be painted last is to be seen, and not what was before while it is still being made.
    boolean isSharp();
}
