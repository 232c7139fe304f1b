package dev.archipelago.app.editor.canvas;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.model.ComponentId;
import java.util.Optional;
import javafx.geometry.Point2D;

/// Draws a connection from the rim of a box to another box, or into the void.
final class Connecting implements Gesture {

    private static final double MAGNET = 20;

    private final DiagramCanvas canvas;
    private final ComponentId from;
    private Point end;
    private Optional<ComponentId> target = Optional.empty();
    private Optional<String> objection = Optional.empty();

    Connecting(DiagramCanvas canvas, ComponentId from, Point start) {
        this.canvas = canvas;
        this.from = from;
        this.end = start;
    }

    /// The box that the end of a connection is drawn to by a place of the view.
    static Optional<ComponentId> drawnTo(DiagramCanvas canvas, Point seen) {
        return canvas.shown().componentNear(canvas.camera().toDrawing(seen), MAGNET / canvas.camera().scale());
    }

    @Override
    public void drag(Point to, Modifiers held) {
        end = to;
        Optional<ComponentId> met = drawnTo(canvas, to);
        if (!met.equals(target)) {
            target = met;
            objection = met.flatMap(id -> canvas.intents().objection(from, id));
        }
        canvas.repaint();
    }

    @Override
    public void finish() {
        canvas.repaint();
        if (target.isPresent()) {
            if (objection.isEmpty()) {
                canvas.intents().connect(from, target.get());
            }
            return;
        }
        Point2D scene = canvas.localToScene(end.x(), end.y());
        canvas.intents().connectToNew(from, canvas.positionAt(end), scene.getX(), scene.getY());
    }

    @Override
    public void click(Modifiers held) {
        canvas.setSelection(Selection.of(from));
        canvas.repaint();
    }

    @Override
    public void cancel() {
        canvas.repaint();
    }

    @Override
    public void paint(Decorations decorations) {
        Optional<Box> box = canvas.shown().layout().box(from).map(canvas.camera()::toView);
        Optional<Box> goal = target.flatMap(canvas.shown().layout()::box).map(canvas.camera()::toView);
        box.ifPresent(start -> decorations.connection(start, goal, end, objection));
    }
}
