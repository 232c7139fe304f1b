package dev.archipelago.app.editor.canvas;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Folding;
import dev.archipelago.exporters.layout.Frame;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;

/// Turns what mouse and trackpad do into gestures.
final class Pointer {

    private static final double THRESHOLD = 4;
    private static final double SLOP = 8;
    private static final double HANDLE_REACH = 12;
    private static final double END_REACH = 8;
    private static final double HOVER_REACH = 20;
    private static final double ZOOM_PER_PIXEL = 0.0015;
    private static final double NOTCH = 2.5;
    private static final double MOST_PER_EVENT = 0.1;

    private final DiagramCanvas canvas;
    private @Nullable Gesture gesture;
    private Point pressed = new Point(0, 0);
    private Point last = new Point(0, 0);
    private Modifiers held = new Modifiers(false, false, false);
    private final EdgeScrolling scrolling = new EdgeScrolling(this::scrollBy);
    private boolean moved;
    private boolean panKey;
    /// Whether something was pressed while it has been held.
    private boolean panned;
    private boolean swiping;
    private Optional<ComponentId> hovered = Optional.empty();

    Pointer(DiagramCanvas canvas) {
        this.canvas = canvas;
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> leave());
        canvas.addEventHandler(ScrollEvent.SCROLL_STARTED, _ -> swiping = true);
        canvas.addEventHandler(ScrollEvent.SCROLL_FINISHED, _ -> swiping = false);
        canvas.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        canvas.addEventHandler(ZoomEvent.ZOOM, event -> canvas.setCamera(
                canvas.camera().zoomed(event.getZoomFactor(), new Point(event.getX(), event.getY()))));
    }

    /// While it is held, dragging moves the view.
    void setPanKey(boolean held) {
        panned &= panKey && held;
        panKey = held;
        canvas.setCursor(held ? Cursor.OPEN_HAND : Cursor.DEFAULT);
    }

    /// Whether it was held without anything having been moved by it.
    boolean letGoOfPanKey() {
        boolean tapped = panKey && !panned;
        setPanKey(false);
        return tapped;
    }

    Point last() {
        return last;
    }

    Optional<ComponentId> hovered() {
        return gesture == null ? hovered : Optional.empty();
    }

    /// Whether a gesture was under way.
    boolean cancel() {
        Gesture running = gesture;
        if (running == null) {
            return false;
        }
        gesture = null;
        scrolling.stop();
        if (moved) {
            running.cancel();
        }
        canvas.repaint();
        return true;
    }

    void paint(Decorations decorations) {
        if (gesture != null && moved) {
            gesture.paint(decorations);
        }
    }

    private void press(MouseEvent event) {
        canvas.takeFocus();
        if (gesture != null) {
            cancel();
            return;
        }
        pressed = new Point(event.getX(), event.getY());
        last = pressed;
        moved = false;
        panned |= panKey;
        gesture = gesture(event);
        event.consume();
    }

    private @Nullable Gesture gesture(MouseEvent event) {
        if (event.getButton() == MouseButton.MIDDLE || panKey || canvas.getTool() == Tool.HAND) {
            return new Panning(canvas, pressed, () -> {});
        }
        if (event.getButton() == MouseButton.SECONDARY) {
            return new Panning(canvas, pressed, this::openMenu);
        }
        if (event.getButton() != MouseButton.PRIMARY || canvas.placeAt(pressed, event.isShiftDown())) {
            return null;
        }
        Point place = canvas.camera().toDrawing(pressed);
        Optional<Reconnecting.End> end = endAt(pressed);
        if (end.isPresent()) {
            return new Reconnecting(canvas, end.get(), pressed);
        }
        Optional<ComponentId> rim = handleAt(pressed);
        Optional<ComponentId> met = canvas.shown().componentAt(place);
        if (rim.isPresent() && !canvas.isLocked()) {
            return new Connecting(canvas, rim.get(), pressed);
        }
        if (met.isPresent()) {
            if (canvas.getTool() == Tool.CONNECT && !canvas.isLocked()) {
                return new Connecting(canvas, met.get(), pressed);
            }
            select(met.get(), event.isShiftDown());
            return new Dragging(canvas, met.get(), pressed);
        }
        Optional<ConnectionId> line = canvas.shown().connectionAt(place, SLOP / canvas.camera().scale());
        line.ifPresent(id -> select(id, event.isShiftDown()));
        return line.isPresent() ? null : new Marquee(canvas, pressed);
    }

    private void drag(MouseEvent event) {
        last = new Point(event.getX(), event.getY());
        Gesture running = gesture;
        if (running == null) {
            return;
        }
        moved |= last.distanceTo(pressed) >= THRESHOLD;
        if (moved) {
            canvas.setCursor(running instanceof Panning ? Cursor.CLOSED_HAND : Cursor.DEFAULT);
            held = Modifiers.of(event);
            running.drag(last, held);
            if (running.scrolls()) {
                scrolling.follow(last, canvas.getWidth(), canvas.getHeight());
            }
            if (running instanceof Dragging && event.isAltDown()) {
                canvas.setCursor(Cursor.CROSSHAIR);
            }
        }
        event.consume();
    }

    /// What is dragged stays under the pointer.
    private void scrollBy(Point shift) {
        Gesture running = gesture;
        if (running != null) {
            canvas.setCamera(canvas.camera().panned(shift.x(), shift.y()));
            running.drag(last, held);
        }
    }

    private void release(MouseEvent event) {
        Gesture running = gesture;
        gesture = null;
        scrolling.stop();
        canvas.setCursor(panKey ? Cursor.OPEN_HAND : Cursor.DEFAULT);
        if (running != null && moved) {
            running.finish();
        } else if (running != null) {
            running.click(Modifiers.of(event));
        }
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !moved) {
            doubleClick();
        }
        hover(event);
        event.consume();
    }

    private void doubleClick() {
        Point place = canvas.camera().toDrawing(pressed);
        Optional<ComponentId> met = canvas.shown().componentAt(place);
        Optional<ConnectionId> line = canvas.shown().connectionAt(place, SLOP / canvas.camera().scale());
        Optional<String> group = groupAt(place);
        if (group.isPresent()) {
            canvas.intents().toggleGroup(group.get());
        } else if (met.isPresent()) {
            canvas.rename(met.get());
        } else if (line.isPresent()) {
            canvas.intents().open(Selection.of(line.get()));
        } else if (!canvas.isLocked()) {
            Point2D scene = canvas.localToScene(pressed.x(), pressed.y());
            canvas.intents().quickCreate(canvas.positionAt(pressed), scene.getX(), scene.getY());
        }
    }

    /// The group whose box is there, or whose frame has its title there and nothing upon it.
    private Optional<String> groupAt(Point place) {
        Optional<ComponentId> met = canvas.shown().componentAt(place);
        if (met.isPresent()) {
            return Optional.ofNullable(canvas.folding().groups().get(met.get())).map(Folding.Group::id);
        }
        return canvas.shown().layout().frames().reversed().stream() // inner ones first
                .filter(frame -> frame.box().contains(Box.around(place, 0, 0))
                        && place.y() < frame.box().y() + Frame.TITLE_ROOM)
                .map(Frame::id).findFirst();
    }

    private void openMenu() {
        Point place = canvas.camera().toDrawing(pressed);
        Optional<ComponentId> met = canvas.shown().componentAt(place);
        Optional<ConnectionId> line = canvas.shown().connectionAt(place, SLOP / canvas.camera().scale());
        Optional<String> group = groupAt(place);
        Target target = group.<Target>map(Target.OnGroup::new).or(() -> met.map(Target.OnComponent::new))
                .orElseGet(() -> line.<Target>map(Target.OnConnection::new)
                        .orElseGet(() -> new Target.OnGround(canvas.positionAt(pressed))));
        met.ifPresent(id -> select(id, false));
        if (met.isEmpty()) {
            line.ifPresent(id -> select(id, false));
        }
        Point2D scene = canvas.localToScene(pressed.x(), pressed.y());
        canvas.intents().contextMenu(target, scene.getX(), scene.getY());
    }

    private void select(ComponentId id, boolean toggle) {
        Selection before = canvas.getSelection();
        if (!toggle) {
            if (!before.components().containsAll(canvas.folding().behind(id))) {
                canvas.setSelection(Selection.of(id));
            }
            return;
        }
        Set<ComponentId> components = new LinkedHashSet<>(before.components());
        if (!components.removeAll(canvas.folding().behind(id))) {
            components.add(id);
        }
        canvas.setSelection(new Selection(components, before.connections()));
    }

    private void select(ConnectionId id, boolean toggle) {
        Selection before = canvas.getSelection();
        Set<ConnectionId> connections = new LinkedHashSet<>(toggle ? before.connections() : Set.of());
        if (!toggle || !connections.removeAll(canvas.folding().behind(id))) {
            connections.add(id);
        }
        canvas.setSelection(new Selection(toggle ? before.components() : Set.of(), connections));
    }

    private Optional<ComponentId> handleAt(Point seen) {
        return hovered.filter(id -> canvas.shown().layout().box(id).map(canvas.camera()::toView)
                .filter(box -> isOnHandle(box, seen)).isPresent());
    }

    /// The ends of the connection that is selected alone, to be dragged elsewhere; none where nothing may be changed.
    List<Reconnecting.End> ends() {
        Selection selected = canvas.getSelection();
        boolean alone = selected.components().isEmpty() && selected.connections().size() == 1;
        return alone && !canvas.isLocked() && gesture == null
                ? selected.connections().stream().filter(id -> canvas.shown().layout().route(id).isPresent())
                        .flatMap(id -> Stream.of(new Reconnecting.End(id, true), new Reconnecting.End(id, false)))
                        .toList()
                : List.of();
    }

    private Optional<Reconnecting.End> endAt(Point seen) {
        return ends().stream().filter(end -> canvas.shown().layout().route(end.connection()).map(end::of)
                .map(canvas.camera()::toView).filter(at -> at.distanceTo(seen) <= END_REACH).isPresent()).findFirst();
    }

    private static boolean isOnHandle(Box box, Point seen) {
        return Decorations.handles(box).stream().anyMatch(handle -> handle.distanceTo(seen) <= HANDLE_REACH)
                && !box.grown(-2).contains(seen);
    }

    private void hover(MouseEvent event) {
        last = new Point(event.getX(), event.getY());
        Camera camera = canvas.camera();
        Optional<ComponentId> met = camera.scale() < 0.35 || canvas.isLocked()
                ? Optional.empty()
                : canvas.shown().componentNear(camera.toDrawing(last), HOVER_REACH / camera.scale())
                        .filter(id -> !canvas.folding().groups().containsKey(id));
        if (!met.equals(hovered) || canvas.isPlacing()) {
            hovered = met;
            canvas.repaint();
        }
        if (!panKey) {
            canvas.setCursor(handleAt(last).isPresent() || endAt(last).isPresent() || canvas.isPlacing()
                    ? Cursor.CROSSHAIR
                    : Cursor.DEFAULT);
        }
    }

    private void leave() {
        hovered = Optional.empty();
        canvas.repaint();
    }

    private void scroll(ScrollEvent event) {
        boolean zooming = event.isShortcutDown() || switch (canvas.wheelProperty().get()) {
            case AUTO -> !swiping && !event.isInertia() && event.getTouchCount() == 0;
            case ZOOM -> true;
            case PAN -> false;
        };
        if (event.isShiftDown() && !event.isShortcutDown()) {
            canvas.setCamera(canvas.camera().panned(event.getDeltaX() + event.getDeltaY(), 0));
        } else if (zooming) {
            double exponent = Math.clamp(event.getDeltaY() * NOTCH * ZOOM_PER_PIXEL, -MOST_PER_EVENT, MOST_PER_EVENT);
            canvas.setCamera(canvas.camera().zoomed(Math.exp(exponent), new Point(event.getX(), event.getY())));
        } else {
            canvas.setCamera(canvas.camera().panned(event.getDeltaX(), event.getDeltaY()));
        }
        event.consume();
    }

    List<Point> handlesOf(ComponentId id) {
        return canvas.shown().layout().box(id).map(canvas.camera()::toView).map(Decorations::handles)
                .orElse(List.of());
    }
}
