package dev.archipelago.app.editor;

import dev.archipelago.app.editor.canvas.DiagramCanvas;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.exporters.layout.Grouping;
import dev.archipelago.exporters.layout.MakingRoom;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.Diagram;
import dev.archipelago.model.diagram.GroupBy;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Draws groups as one box, and their members again. Nothing else moves: what had no position of its own keeps that at which it
/// is seen.
final class GroupActions {
    private final EditedDocument edited;
    private final DiagramCanvas canvas;
    private final Messages messages;
    private final Consumer<String> say;

    /// @param say shows a line in the status bar
    GroupActions(EditedDocument edited, DiagramCanvas canvas, Messages messages, Consumer<String> say) {
        this.edited = edited;
        this.canvas = canvas;
        this.messages = messages;
        this.say = say;
    }

    /// Collapses a group, or opens it.
    void toggle(String id) {
        set(Set.of(id), !collapsed().contains(id));
    }

    /// Collapses the innermost groups of what is selected, or opens those in which it is hidden.
    void toggleSelected() {
        Set<String> hidden = hidden(edited.selection().components());
        if (!hidden.isEmpty()) {
            set(hidden, false);
        } else {
            set(ids(edited.selection().components(), List::getLast), true);
        }
    }

    /// The outermost groups, which hide those inside them.
    void collapseAll() {
        set(ids(edited.document().architecture().components().keySet(), List::getFirst), true);
    }

    void openAll() {
        set(Set.copyOf(collapsed()), false);
    }

    /// Frames the boxes by something else.
    void frameBy(GroupBy groupBy) {
        String name = messages.text("command.frames-" + groupBy.name().toLowerCase(Locale.ROOT));
        edited.apply(messages.text("edit.frames", name),
                document -> document.withDiagram(document.diagramOrDefault().withGroupBy(groupBy)));
        if (Grouping.by(edited.document()) == groupBy && !Grouping.isFramed(edited.document(), groupBy)) {
            say.accept(messages.text("frames.none-" + groupBy.name().toLowerCase(Locale.ROOT)));
        }
    }

    /// Opens the groups in which something is hidden, so that it can be seen.
    void reveal(Selection selection) {
        Set<ComponentId> ids = new LinkedHashSet<>(selection.components());
        selection.connections().forEach(id -> ids.addAll(List.of(id.from(), id.to())));
        set(hidden(ids), false);
    }

    /// What stands in a group, in the order of the document.
    List<ComponentId> members(String id) {
        Document document = edited.document();
        return document.architecture().components().keySet().stream()
                .filter(member -> Grouping.ids(document, member).contains(id)).toList();
    }

    private List<String> collapsed() {
        return edited.document().diagramOrDefault().collapsed();
    }

    /// Those of the groups around components that are chosen, without what stands alone.
    private Set<String> ids(Collection<ComponentId> components, Function<List<String>, String> chosen) {
        return components.stream().map(id -> Grouping.ids(edited.document(), id)).filter(ids -> !ids.isEmpty())
                .map(chosen).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The collapsed groups in which components are hidden.
    private Set<String> hidden(Collection<ComponentId> components) {
        return components.stream().flatMap(id -> Grouping.ids(edited.document(), id).stream())
                .filter(collapsed()::contains).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void set(Set<String> titles, boolean collapse) {
        if (titles.isEmpty()) {
            return;
        }
        Map<ComponentId, Position> seen = canvas.places();
        String name = messages.text(collapse ? "edit.collapse" : "edit.open-group",
                titles.stream().collect(Collectors.joining(", ")));
        edited.apply(name, document -> changed(document, titles, collapse, seen));
    }

    private static Document changed(Document document, Set<String> titles, boolean collapse,
            Map<ComponentId, Position> seen) {
        Diagram diagram = document.diagramOrDefault();
        List<String> all = new ArrayList<>(diagram.collapsed());
        all.removeAll(titles);
        if (collapse) {
            all.addAll(titles);
        }
        Map<ComponentId, Position> positions = new LinkedHashMap<>(diagram.positions());
        seen.forEach(positions::putIfAbsent);
        Document shown = document.withDiagram(diagram.withCollapsed(all).withPositions(positions));
        if (collapse) {
            return shown;
        }
        MakingRoom.around(shown, titles).forEach(positions::put);
        return shown.withDiagram(shown.diagramOrDefault().withPositions(positions));
    }
}
