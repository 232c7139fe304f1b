package dev.archipelago.app.editor.canvas;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.model.ComponentId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Selects with a rubber band: to the right what it encloses, to the left what it touches; Shift adds, Alt takes away.
final class Marquee implements Gesture {

    private final DiagramCanvas canvas;
    private final Point start;
    private final Selection before;
    private Point end;

    Marquee(DiagramCanvas canvas, Point start) {
        this.canvas = canvas;
        this.start = canvas.camera().toDrawing(start);
        this.end = this.start;
        this.before = canvas.getSelection();
    }

    @Override
    public void drag(Point to, Modifiers held) {
        end = canvas.camera().toDrawing(to);
        Box region = Box.spanning(start, end);
        List<ComponentId> met = canvas.shown().componentsIn(region);
        boolean enclosing = end.x() >= start.x();
        boolean changes = held.shift() || held.alt();
        Set<ComponentId> components = new LinkedHashSet<>(changes ? before.components() : Set.of());
        for (ComponentId id : met) {
            if (!enclosing || canvas.shown().layout().box(id).filter(region::contains).isPresent()) {
                if (held.alt()) {
                    components.remove(id);
                } else {
                    components.add(id);
                }
            }
        }
        canvas.setSelection(new Selection(components, changes ? before.connections() : Set.of()));
        canvas.repaint();
    }

    @Override
    public void finish() {
        canvas.repaint();
    }

    @Override
    public void click(Modifiers held) {
        if (!held.shift() && !held.alt()) {
            canvas.setSelection(Selection.NONE);
        }
    }

    @Override
    public void cancel() {
        canvas.setSelection(before);
    }

    @Override
    public void paint(Decorations decorations) {
        decorations.marquee(canvas.camera().toView(Box.spanning(start, end)), end.x() < start.x());
    }
}
