package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.model.ComponentId;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;

/// Asks for a component beside another, connected to it: what dragging an arrow into the void does, by keys.
final class Growing {
    private static final double GAP_ACROSS = 100;
    private static final double GAP_DOWN = 64;

    private final DiagramCanvas canvas;

    Growing(DiagramCanvas canvas) {
        this.canvas = canvas;
    }

    /// Whether a key is an arrow.
    static boolean isDirection(KeyCode code) {
        return code == KeyCode.LEFT || code == KeyCode.RIGHT || code == KeyCode.UP || code == KeyCode.DOWN;
    }

    /// Asks which kind of component is to stand on that side of the one that has the focus.
    ///
    /// @return whether there is one
    boolean grow(KeyCode direction) {
        if (canvas.isLocked()) {
            return false;
        }
        if (canvas.focused().filter(canvas.folding().groups()::containsKey).isPresent()) {
            return false;
        }
        canvas.focused().ifPresent(id -> canvas.shown().layout().box(id).ifPresent(box -> ask(id, box, direction)));
        return canvas.focused().isPresent();
    }

    private void ask(ComponentId id, Box box, KeyCode direction) {
        Box place = free(canvas.shown().layout(), box, direction);
        canvas.reveal(place);
        Point seen = canvas.camera().toView(place.middle());
        Point2D scene = canvas.localToScene(seen.x(), seen.y());
        canvas.intents().connectToNew(id, Layout.position(place), scene.getX(), scene.getY());
    }

    /// The place next to a box in a direction, or the nearest one aside of it that is free.
    static Box free(Layout layout, Box box, KeyCode direction) {
        boolean across = direction == KeyCode.LEFT || direction == KeyCode.RIGHT;
        int sign = direction == KeyCode.LEFT || direction == KeyCode.UP ? -1 : 1;
        double alongX = across ? sign * (Layout.BOX_WIDTH + GAP_ACROSS) : 0;
        double alongY = across ? 0 : sign * (Layout.BOX_HEIGHT + GAP_DOWN);
        double asideX = across ? 0 : Layout.BOX_WIDTH + GAP_DOWN;
        double asideY = across ? Layout.BOX_HEIGHT + GAP_DOWN : 0;
        for (int steps = 0;; steps++) {
            int aside = steps % 2 == 0 ? -steps / 2 : (steps + 1) / 2;
            Box place = box.translated(alongX + aside * asideX, alongY + aside * asideY);
            if (layout.boxes().values().stream().noneMatch(other -> other.overlaps(place))) {
                return place;
            }
        }
    }
}
