package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.Point;

/// Moves the view with the pointer.
final class Panning implements Gesture {

    private final DiagramCanvas canvas;
    private final Camera before;
    private final Point start;
    private final Runnable onClick;

    /// @param onClick done when the pointer was not moved
    Panning(DiagramCanvas canvas, Point start, Runnable onClick) {
        this.canvas = canvas;
        this.before = canvas.camera();
        this.start = start;
        this.onClick = onClick;
    }

    @Override
    public void drag(Point to, Modifiers held) {
        canvas.setCamera(before.panned(to.x() - start.x(), to.y() - start.y()));
    }

    @Override
    public void finish() {}

    @Override
    public void click(Modifiers held) {
        onClick.run();
    }

    @Override
    public void cancel() {
        canvas.setCamera(before);
    }

    @Override
    public boolean scrolls() {
        return false;
    }

    @Override
    public void paint(Decorations decorations) {}
}
