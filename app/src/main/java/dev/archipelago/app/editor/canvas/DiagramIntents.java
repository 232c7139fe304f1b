package dev.archipelago.app.editor.canvas;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Position;
import java.util.Map;
import java.util.Optional;

/// What a person wants to happen to the document; the drawing itself changes nothing.
///
/// Every method does nothing by default. Places are middles of boxes. Scene coordinates are for popups.
public interface DiagramIntents {

    /// Boxes were dragged or nudged.
    ///
    /// @param positions the moved boxes first, then every box that had no position of its own yet, so that what was laid
    /// out automatically stays where it is seen; to be taken over as one undoable change
    default void move(Map<ComponentId, Position> positions) {}

    /// Something was tried that is locked: a component, or everything.
    default void refused(Optional<ComponentId> locked) {}

    default void connect(ComponentId from, ComponentId to) {}

    /// Why there may be no such connection, to be shown while it is dragged; empty when it is welcome.
    default Optional<String> objection(ComponentId from, ComponentId to) {
        return from.equals(to) ? Optional.of("") : Optional.empty();
    }

    /// A connection was dragged into the void.
    default void connectToNew(ComponentId from, Position at, double sceneX, double sceneY) {}

    /// One end of a connection was dragged to another component.
    ///
    /// @param wanted the connection that it is to be
    default void reconnect(ConnectionId connection, ConnectionId wanted) {}

    /// Why it may not be, to be shown while it is dragged; empty when it is welcome.
    default Optional<String> objection(ConnectionId connection, ConnectionId wanted) {
        return Optional.empty();
    }

    default void create(ComponentKind kind, Position at) {}

    /// Whether a component may come between the ends of a connection; asked while it is dragged over it.
    default boolean mayInsert(ComponentKind kind, ConnectionId on) {
        return true;
    }

    /// A component was dropped on a connection, to come between its ends.
    default void insert(ComponentKind kind, ConnectionId on, Position at) {
        create(kind, at);
    }

    /// Boxes were dragged while copies of them were wanted: these go to the places, what was dragged stays.
    default void duplicateAt(Map<ComponentId, Position> positions) {}

    /// The ground was double-clicked.
    default void quickCreate(Position at, double sceneX, double sceneY) {}

    default void delete(Selection selection) {}

    /// What is selected is to be put onto the clipboard.
    default void copy() {}

    default void cut() {}

    /// What is on the clipboard is to be put into the middle of the view.
    default void paste() {}

    /// The inspector is asked for.
    default void open(Selection selection) {}

    /// A group is to be drawn as one box, or its members again.
    default void toggleGroup(String title) {}

    default void rename(ComponentId id, String name) {}

    default void contextMenu(Target target, double sceneX, double sceneY) {}
}
