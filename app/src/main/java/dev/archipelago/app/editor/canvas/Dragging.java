package dev.archipelago.app.editor.canvas;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Moves the selected boxes with the pointer, in line with others or on the grid; the shortcut key switches that off.
final class Dragging implements Gesture {

    private static final double REACH = 8;

    private final DiagramCanvas canvas;
    private final ComponentId grabbed;
    private final Point start;
    private final Shown shown;
    private final Layout before;
    private final Selection selected;
    private final Set<ComponentId> moving;
    private boolean refused;
    private Map<ComponentId, Position> positions = Map.of();
    private List<Box> guides = List.of();
    private List<Box> gaps = List.of();
    private boolean copying;

    Dragging(DiagramCanvas canvas, ComponentId grabbed, Point start) {
        this.canvas = canvas;
        this.grabbed = grabbed;
        this.start = canvas.camera().toDrawing(start);
        this.shown = canvas.shown();
        this.before = shown.layout();
        this.selected = canvas.seenSelection();
        this.moving = canvas.movable(wanted());
    }

    @Override
    public void drag(Point to, Modifiers held) {
        copying = held.alt() && !canvas.isLocked();
        if (moving.isEmpty()) {
            if (!refused) {
                canvas.refuse(grabbed);
                refused = true;
            }
            return;
        }
        Optional<Box> origin = before.box(grabbed);
        if (origin.isEmpty()) {
            return;
        }
        double scale = canvas.camera().scale();
        Point place = canvas.camera().toDrawing(to);
        Point shift = new Point(place.x() - start.x(), place.y() - start.y());
        Snapping.Snap snap = held.shortcut()
                ? new Snapping.Snap(shift.x(), shift.y(), List.of(), List.of())
                : Snapping.snap(origin.get(), shift, others(moving), REACH / scale);
        guides = snap.guides();
        gaps = snap.gaps();
        Map<ComponentId, Position> moved = new LinkedHashMap<>();
        for (ComponentId id : moving) {
            before.box(id).ifPresent(box -> moved.put(id, Layout.position(box.translated(snap.dx(), snap.dy()))));
        }
        positions = moved;
        if (copying) {
            canvas.endPreview();
        } else {
            canvas.preview(shown, positions);
        }
    }

    private Set<ComponentId> wanted() {
        Set<ComponentId> wanted = new LinkedHashSet<>();
        wanted.add(grabbed);
        if (selected.components().contains(grabbed)) {
            wanted.addAll(selected.components());
        }
        return wanted;
    }

    private List<Box> others(Set<ComponentId> moving) {
        List<Box> others = new ArrayList<>();
        for (ComponentId id : canvas.shown().componentsIn(canvas.visibleRegion())) {
            if (!moving.contains(id)) {
                before.box(id).ifPresent(others::add);
            }
        }
        return others;
    }

    @Override
    public void finish() {
        if (positions.isEmpty()) {
            return;
        }
        canvas.endPreview();
        if (copying) {
            canvas.intents().duplicateAt(canvas.folding().unfolded(positions, canvas.getDocument()));
        } else {
            canvas.move(positions);
        }
    }

    @Override
    public void click(Modifiers held) {
        if (!held.shift()) {
            canvas.setSelection(Selection.of(grabbed));
        }
    }

    @Override
    public void cancel() {
        canvas.endPreview();
    }

    @Override
    public void paint(Decorations decorations) {
        guides.forEach(decorations::guide);
        gaps.forEach(decorations::gap);
        if (copying) {
            positions.values().stream().map(Layout::boxAt).forEach(decorations::copy);
        }
    }
}
