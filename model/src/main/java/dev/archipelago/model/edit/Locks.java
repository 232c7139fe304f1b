package dev.archipelago.model.edit;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Diagram;
import dev.archipelago.model.document.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What may not be changed since it is locked, as the diagram of a document says. Locks keep people from slips; they are no
/// protection against anybody.
public final class Locks {

    private Locks() {}

    /// Whether the whole document is locked.
    public static boolean isReadOnly(Document document) {
        return Boolean.TRUE.equals(document.diagramOrDefault().readOnly());
    }

    /// Whether a change does something to a document that is locked as a whole, beside unlocking it.
    public static boolean forbidsAll(Document before, Document after) {
        return isReadOnly(before) && !before.equals(readOnly(after, true));
    }

    /// The locked component that a change touches: itself, its place, or what is said of its calls. Taking the lock away
    /// in the same change is no way around it.
    public static Optional<ComponentId> touched(Document before, Document after) {
        return before.diagramOrDefault().locked().stream().filter(id -> isTouched(id, before, after)).findFirst();
    }

    private static boolean isTouched(ComponentId id, Document before, Document after) {
        Component own = before.architecture().components().get(id);
        return own != null && !(own.equals(after.architecture().components().get(id))
                && calls(id, before).equals(calls(id, after)) && isSamePlace(id, before, after));
    }

    /// A first place is no move: it is where the box is seen already.
    private static boolean isSamePlace(ComponentId id, Document before, Document after) {
        Object place = before.diagramOrDefault().positions().get(id);
        return place == null || place.equals(after.diagramOrDefault().positions().get(id));
    }

    private static Map<ConnectionId, Connection> calls(ComponentId caller, Document document) {
        Map<ConnectionId, Connection> calls = new HashMap<>();
        document.architecture().connections().forEach((id, connection) -> {
            if (id.from().equals(caller)) {
                calls.put(id, connection);
            }
        });
        return calls;
    }

    /// With the document locked as a whole, or not.
    public static Document readOnly(Document document, boolean locked) {
        Diagram diagram = document.diagramOrDefault();
        return withDiagram(document, diagram.withReadOnly(locked ? true : null));
    }

    /// With some components locked, or not.
    public static Document locked(Document document, Set<ComponentId> ids, boolean locked) {
        Diagram diagram = document.diagramOrDefault();
        List<ComponentId> all = new ArrayList<>(diagram.locked());
        all.removeAll(ids);
        if (locked) {
            all.addAll(ids);
        }
        return withDiagram(document, diagram.withLocked(all));
    }

    private static Document withDiagram(Document document, Diagram diagram) {
        return document.withDiagram(Objects.equals(diagram, Diagram.UNSPECIFIED) ? null : diagram);
    }
}
