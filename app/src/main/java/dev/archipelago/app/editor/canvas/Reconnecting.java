package dev.archipelago.app.editor.canvas;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.exporters.layout.Route;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import java.util.Optional;

/// Drags one end of a connection to another box; let go of in the void it stays where it was.
final class Reconnecting implements Gesture {

    private final DiagramCanvas canvas;
    private final End grabbed;
    private Point end;
    private Optional<ComponentId> goal = Optional.empty();
    private Optional<String> objection = Optional.empty();

    /// One end of a connection.
    ///
    /// @param leads whether it is the one at the arrow
    record End(ConnectionId connection, boolean leads) {

        ComponentId fixed() {
            return connection.end(!leads);
        }

        ConnectionId at(ComponentId other) {
            return connection.withEnd(leads, other);
        }

        private boolean isAt(ComponentId id) {
            return connection.end(leads).equals(id);
        }

        /// Where it is drawn.
        Point of(Route route) {
            return leads ? route.points().getLast() : route.points().getFirst();
        }
    }

    Reconnecting(DiagramCanvas canvas, End grabbed, Point start) {
        this.canvas = canvas;
        this.grabbed = grabbed;
        this.end = start;
    }

    @Override
    public void drag(Point to, Modifiers held) {
        end = to;
        Optional<ComponentId> met = Connecting.drawnTo(canvas, to)
                .filter(id -> !canvas.folding().groups().containsKey(id));
        if (!met.equals(goal)) {
            goal = met;
            objection = met.filter(id -> !grabbed.isAt(id))
                    .flatMap(id -> canvas.intents().objection(grabbed.connection(), grabbed.at(id)));
        }
        canvas.repaint();
    }

    @Override
    public void finish() {
        canvas.repaint();
        goal.filter(id -> !grabbed.isAt(id) && objection.isEmpty())
                .ifPresent(id -> canvas.intents().reconnect(grabbed.connection(), grabbed.at(id)));
    }

    @Override
    public void click(Modifiers held) {
        canvas.setSelection(Selection.of(grabbed.connection()));
    }

    @Override
    public void cancel() {
        canvas.repaint();
    }

    @Override
    public void paint(Decorations decorations) {
        Optional<Box> fixed = canvas.shown().layout().box(grabbed.fixed()).map(canvas.camera()::toView);
        Optional<Box> box = goal.flatMap(canvas.shown().layout()::box).map(canvas.camera()::toView);
        fixed.ifPresent(start -> decorations.connection(start, box, end, objection, grabbed.leads()));
    }
}
