package dev.archipelago.app.editor.canvas;

import javafx.scene.Node;

/// Where a drawing becomes pixels in the window; the one place to exchange for a faster painter.
interface DrawingSurface {

    Node node();

    void resize(double width, double height);

    /// Paints what the camera sees, with as much detail as its scale allows.
    void paint(Shown shown, Camera camera);
}
