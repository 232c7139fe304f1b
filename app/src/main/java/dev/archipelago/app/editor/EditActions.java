package dev.archipelago.app.editor;

import dev.archipelago.app.editor.canvas.DiagramCanvas;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.document.Structure;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Edit;
import dev.archipelago.model.edit.EditOutcome;
import dev.archipelago.model.edit.Fragment;
import dev.archipelago.model.edit.Locks;
import dev.archipelago.model.edit.NewComponent;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What menus, keys and the drawing do to the design: each one undoable step with a name.
final class EditActions {
    private static final int DUPLICATE_SHIFT = 40;

    private static final int ROOM_STEP = 10;

    private final EditedDocument edited;
    private final Messages messages;
    private final Consumer<String> say;
    private @Nullable DiagramCanvas canvas;

    EditActions(EditedDocument edited, Messages messages, Consumer<String> say) {
        this.edited = edited;
        this.messages = messages;
        this.say = say;
    }

    /// The drawing that places are asked of.
    void attach(DiagramCanvas drawing) {
        canvas = drawing;
    }

    private Document document() {
        return edited.document();
    }

    private boolean apply(String name, Edit edit) {
        Optional<Wording> refusal = edited.apply(name, edit);
        refusal.map(messages::text).ifPresent(say);
        return refusal.isEmpty();
    }

    /// Locks the selected components, or unlocks them where all are locked.
    void toggleLock() {
        Set<ComponentId> ids = edited.selection().components();
        boolean lock = !document().diagramOrDefault().locked().containsAll(ids);
        String what = ids.size() == 1
                ? ids.iterator().next().value()
                : messages.text("inspector.several", ids.size());
        String name = messages.text(lock ? "edit.lock" : "edit.unlock", what);
        if (edited.apply(name, document -> Locks.locked(document, ids, lock))) {
            say.accept(name);
        }
    }

    /// Says that a component, or the whole document, is locked.
    void sayLocked(Optional<ComponentId> id) {
        say.accept(id.map(locked -> messages.text("lock.component-said", locked))
                .orElseGet(() -> messages.text("lock.document-said")));
    }

    /// Locks the whole document, or unlocks it.
    void toggleDocumentLock() {
        boolean lock = !Locks.isReadOnly(document());
        String name = messages.text(lock ? "edit.lock" : "edit.unlock", document().name());
        if (edited.apply(name, document -> Locks.readOnly(document, lock))) {
            say.accept(name);
        }
    }

    void add(ComponentKind kind, @Nullable Position at) {
        Edit.AddComponent edit = NewComponent.of(document(), kind, at);
        if (apply(messages.text("edit.add", edit.id()), edit)) {
            edited.select(Selection.of(edit.id()));
        }
    }

    /// In the middle of what is seen, beside what stands there already.
    void addAtCentre(ComponentKind kind) {
        if (canvas == null) {
            add(kind, null);
            return;
        }
        Position centre = canvas.centre();
        Set<Position> taken = Set.copyOf(canvas.layoutShown().positions().values());
        int shift = 0;
        while (isNear(taken, centre.translated(0, shift))) {
            shift += DUPLICATE_SHIFT;
        }
        add(kind, centre.translated(0, shift));
        canvas.reveal(edited.selection());
    }

    private static boolean isNear(Set<Position> taken, Position wanted) {
        return taken.stream().anyMatch(other -> isNear(other, wanted));
    }

    /// Whether boxes around two places would touch.
    static boolean isNear(Position one, Position other) {
        return Math.abs(other.x() - one.x()) < 180 && Math.abs(other.y() - one.y()) < 90;
    }

    void move(Map<ComponentId, Position> positions) {
        String name = edited.selection().components().size() == 1
                ? messages.text("edit.move", edited.selection().components().iterator().next())
                : messages.text("edit.move-several", Math.max(2, edited.selection().components().size()));
        apply(name, new Edit.MoveComponents(positions));
    }

    void layOut() {
        if (canvas != null) {
            canvas.arrange();
        }
    }

    /// Only what is selected; all else stays where it is.
    void layOutSelection() {
        if (canvas != null) {
            canvas.arrangeSelection();
        }
    }

    void connect(ComponentId from, ComponentId to) {
        if (apply(messages.text("edit.connect", from, to), new Edit.Connect(from, to))) {
            edited.select(Selection.of(new ConnectionId(from, to)));
        }
    }

    void reconnect(ConnectionId connection, ConnectionId wanted) {
        if (apply(messages.text("edit.reconnect", connection, wanted), new Edit.Reconnect(connection, wanted))) {
            edited.select(Selection.of(wanted));
        }
    }

    /// The component selected first calls the second.
    void connectSelected() {
        List<ComponentId> two = List.copyOf(edited.selection().components());
        if (two.size() == 2) {
            connect(two.getFirst(), two.getLast());
        }
    }

    /// Why there may be no such connection.
    Optional<String> objection(ComponentId from, ComponentId to) {
        return objection(new Edit.Connect(from, to));
    }

    /// Why something cannot be done.
    Optional<String> objection(Edit edit) {
        return switch (edit.apply(document())) {
            case EditOutcome.Edited _ -> Optional.empty();
            case EditOutcome.EditRefused refused -> Optional.of(messages.text(refused.said()));
        };
    }

    /// Adds a component and connects to it, in one step.
    void connectToNew(ComponentId from, ComponentKind kind, Position at) {
        Edit.AddComponent add = NewComponent.of(document(), kind, at);
        String name = messages.text("edit.connect", from, add.id());
        Edit both = new Edit.Compound(name, List.of(add, new Edit.Connect(from, add.id())));
        if (apply(name, both)) {
            edited.select(Selection.of(add.id()));
        }
    }

    /// Does what helps against a problem.
    void mend(String name, Edit edit) {
        if (apply(name, edit)) {
            say.accept(messages.text("status.mended", name));
        }
    }

    /// Takes an entry out of the document, such as a workload.
    void remove(Pointer pointer) {
        edited.apply(messages.text("edit.remove-entry", pointer.segments().getLast()),
                document -> Structure.with(document, pointer, null));
    }

    void delete(Selection selection) {
        List<Edit> edits = new ArrayList<>();
        selection.connections().stream()
                .filter(c -> !selection.components().contains(c.from()) && !selection.components().contains(c.to()))
                .forEach(c -> edits.add(new Edit.Disconnect(c.from(), c.to())));
        if (!selection.components().isEmpty()) {
            edits.add(new Edit.RemoveComponents(selection.components()));
        }
        if (!edits.isEmpty()) {
            String name = selection.size() == 1
                    ? messages.text("edit.remove", only(selection))
                    : messages.text("edit.remove-several", selection.size());
            apply(name, new Edit.Compound(name, edits));
        }
    }

    private static Object only(Selection selection) {
        return selection.components().isEmpty()
                ? selection.connections().iterator().next()
                : selection.components().iterator().next();
    }

    /// The display name; that of the id again when it is left empty or the same.
    void rename(ComponentId id, String name) {
        document().architecture().component(id).ifPresent(component -> {
            String text = name.isBlank() || name.strip().equals(id.value()) ? null : name.strip();
            apply(messages.text("edit.rename", id), new Edit.ReplaceComponent(id, component.withName(text)));
        });
    }

    /// Another id, wherever the component is referred to.
    void changeId(ComponentId from, String wanted) {
        Optional<ComponentId> to = id(wanted.strip());
        if (to.isEmpty()) {
            say.accept(messages.text("id.expected"));
        } else if (!to.get().equals(from)
                && apply(messages.text("edit.change-id", from, to.get()),
                        new Edit.RenameComponent(from, to.get()))) {
            edited.select(Selection.of(to.get()));
        }
    }

    private static Optional<ComponentId> id(String text) {
        try {
            return Optional.of(new ComponentId(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Copies of the selected components, a little aside, with what is said of the connections among them and the
    /// workloads that they send.
    void duplicate() {
        Map<ComponentId, Position> seen = canvas == null ? Map.of() : canvas.places();
        Map<ComponentId, Position> places = new LinkedHashMap<>();
        edited.selection().components().forEach(id -> {
            Position at = seen.get(id);
            if (at != null) {
                places.put(id, at.translated(DUPLICATE_SHIFT, DUPLICATE_SHIFT));
            }
        });
        duplicate(edited.selection().components(), places);
    }

    /// The same at places of their own.
    void duplicateAt(Map<ComponentId, Position> places) {
        duplicate(places.keySet(), places);
    }

    private void duplicate(Set<ComponentId> ids, Map<ComponentId, Position> places) {
        if (ids.isEmpty()) {
            return;
        }
        Fragment.Pasted pasted = Fragment.of(document(), ids, places).into(document(), 0, 0);
        String name = messages.text("edit.duplicate", ids.size() == 1
                ? ids.iterator().next()
                : messages.text("inspector.several", ids.size()));
        if (edited.apply(name, _ -> pasted.document())) {
            edited.select(new Selection(pasted.added(), Set.of()));
        }
    }

    /// Above or below a place, as near as no box touches another.
    private Position freeNear(Position wanted) {
        Set<Position> taken = canvas == null ? Set.of() : Set.copyOf(canvas.layoutShown().positions().values());
        for (int shift = 0;; shift += ROOM_STEP) {
            for (Position place : List.of(wanted.translated(0, shift), wanted.translated(0, -shift))) {
                if (!isNear(taken, place)) {
                    return place;
                }
            }
        }
    }

    boolean mayInsert(ComponentKind kind, ConnectionId on) {
        Edit.AddComponent fresh = NewComponent.of(document(), kind, null);
        return new Edit.Insert(on, fresh.id(), fresh.component(), null)
                .apply(document()) instanceof EditOutcome.Edited;
    }

    /// A component between two that are connected; beside them where it cannot come between, with the reason.
    void insert(ComponentKind kind, ConnectionId on, Position wanted) {
        Position at = freeNear(wanted);
        Edit.AddComponent fresh = NewComponent.of(document(), kind, at);
        Edit.Insert edit = new Edit.Insert(on, fresh.id(), fresh.component(), at);
        Optional<Wording> refusal = edited.apply(messages.text("edit.insert", fresh.id(), on), edit);
        if (refusal.isPresent()) {
            add(kind, at);
            say.accept(messages.text(refusal.get()));
        } else {
            edited.select(Selection.of(fresh.id()));
        }
    }
}
