package dev.archipelago.app.editor.canvas;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Folding;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.Position;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What the keys do while the drawing has the focus.
final class Keyboard {

    private static final double LINE = 60;
    private static final double PAN = 40;

    private final DiagramCanvas canvas;
    private final Pointer pointer;

    Keyboard(DiagramCanvas canvas, Pointer pointer) {
        this.canvas = canvas;
        this.pointer = pointer;
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        canvas.addEventHandler(KeyEvent.KEY_RELEASED, event -> {
            if (event.getCode() == KeyCode.SPACE && pointer.letGoOfPanKey()) {
                canvas.tap();
            }
        });
    }

    private void press(KeyEvent event) {
        if (event.getTarget() != canvas) {
            return;
        }
        boolean done = event.isShortcutDown() ? shortcut(event) : plain(event);
        if (done) {
            event.consume();
        }
    }

    private boolean shortcut(KeyEvent event) {
        if (Growing.isDirection(event.getCode()) && !event.isShiftDown()) {
            return new Growing(canvas).grow(event.getCode());
        }
        if (Growing.isDirection(event.getCode())) {
            return false; // the window puts boxes in line
        }
        if (event.getCode() == KeyCode.C && event.isShiftDown()) {
            return false; // the window copies a picture
        }
        switch (event.getCode()) {
            case A -> canvas.setSelection(event.isShiftDown() ? Selection.NONE : Selection.allOf(canvas.getDocument()));
            case C -> canvas.intents().copy();
            case X -> change(canvas.intents()::cut);
            case V -> change(canvas.intents()::paste);
            case DIGIT0, NUMPAD0 -> canvas.zoomTo(1);
            case PLUS, EQUALS, ADD -> canvas.zoomStep(true);
            case MINUS, SUBTRACT -> canvas.zoomStep(false);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void change(Runnable intent) {
        if (canvas.isLocked()) {
            canvas.intents().refused(Optional.empty());
        } else {
            intent.run();
        }
    }

    private boolean plain(KeyEvent event) {
        return switch (event.getCode()) {
            case TAB -> next(event.isShiftDown() ? -1 : 1);
            case LEFT -> arrow(event, -1, 0);
            case RIGHT -> arrow(event, 1, 0);
            case UP -> arrow(event, 0, -1);
            case DOWN -> arrow(event, 0, 1);
            case ESCAPE -> escape();
            case DELETE, BACK_SPACE -> delete();
            case F2 -> !event.isShiftDown() && rename();
            case ENTER -> event.isAltDown() ? open() : rename();
            case DIGIT1 -> event.isShiftDown() && fit(false);
            case DIGIT2 -> event.isShiftDown() && fit(true);
            case CONTEXT_MENU -> menu();
            case F10 -> event.isShiftDown() && menu();
            case SPACE -> {
                pointer.setPanKey(true);
                yield false;
            }
            default -> false;
        };
    }

    private boolean fit(boolean selection) {
        if (selection) {
            canvas.fitSelection();
        } else {
            canvas.fit();
        }
        return true;
    }

    /// In reading order; beyond the last one the focus leaves the drawing.
    private boolean next(int step) {
        Layout layout = canvas.shown().layout();
        List<ComponentId> order = layout.boxes().entrySet().stream()
                .sorted(Comparator
                        .comparingDouble(
                                (Map.Entry<ComponentId, Box> e) -> Math.floor(e.getValue().middle().y() / LINE))
                        .thenComparingDouble(e -> e.getValue().x()))
                .map(Map.Entry::getKey).toList();
        int now = canvas.focused().map(order::indexOf).orElse(step > 0 ? -1 : order.size());
        int next = now + step;
        if (next < 0 || next >= order.size()) {
            return false;
        }
        canvas.setSelection(Selection.of(order.get(next)));
        canvas.reveal(canvas.getSelection());
        return true;
    }

    private boolean arrow(KeyEvent event, int x, int y) {
        Selection selection = canvas.seenSelection();
        if (selection.components().isEmpty()) {
            canvas.setCamera(canvas.camera().panned(-x * PAN, -y * PAN));
            return true;
        }
        Set<ComponentId> movable = canvas.movable(selection.components());
        if (movable.isEmpty()) {
            canvas.refuse(selection.components().iterator().next());
            return true;
        }
        int distance = event.isAltDown() ? 1 : event.isShiftDown() ? 50 : 10;
        Map<ComponentId, Position> moved = new LinkedHashMap<>();
        for (ComponentId id : movable) {
            canvas.shown().layout().box(id)
                    .ifPresent(box -> moved.put(id, Layout.position(box).translated(x * distance, y * distance)));
        }
        canvas.move(moved);
        return true;
    }

    private boolean escape() {
        if (pointer.cancel() || canvas.endPlacing()) {
            return true;
        }
        boolean selected = !canvas.getSelection().isEmpty();
        canvas.setSelection(Selection.NONE);
        return selected;
    }

    private boolean delete() {
        change(() -> {
            if (!canvas.getSelection().isEmpty()) {
                canvas.intents().delete(canvas.getSelection());
            }
        });
        return true;
    }

    private boolean rename() {
        Optional<Folding.Group> group = canvas.focused().map(canvas.folding().groups()::get);
        if (group.isPresent()) {
            canvas.intents().toggleGroup(group.get().id());
            return true;
        }
        canvas.focused().ifPresent(canvas::rename);
        return canvas.focused().isPresent();
    }

    private boolean open() {
        canvas.intents().open(canvas.getSelection());
        return true;
    }

    private boolean menu() {
        Optional<ComponentId> focused = canvas.focused();
        Point at = focused.flatMap(canvas.shown().layout()::box).map(box -> canvas.camera().toView(box.middle()))
                .orElse(new Point(canvas.getWidth() / 2, canvas.getHeight() / 2));
        Target target = focused.<Target>map(Target.OnComponent::new)
                .orElseGet(() -> new Target.OnGround(canvas.positionAt(at)));
        Point2D scene = canvas.localToScene(at.x(), at.y());
        canvas.intents().contextMenu(target, scene.getX(), scene.getY());
        return true;
    }
}
