package dev.archipelago.app.editor;

import dev.archipelago.app.editor.canvas.DiagramCanvas;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.exporters.layout.Folding;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.Diagram;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Draws groups as one box, and their members again. Nothing else moves: what had no position of its own keeps that at which it
/// is seen.
final class GroupActions {
    private final EditedDocument edited;
    private final DiagramCanvas canvas;
    private final Messages messages;

    GroupActions(EditedDocument edited, DiagramCanvas canvas, Messages messages) {
        this.edited = edited;
        this.canvas = canvas;
        this.messages = messages;
    }

    /// Collapses a group, or opens it.
    void toggle(String title) {
        set(Set.of(title), !collapsed().contains(title));
    }

    /// Collapses the groups of what is selected, or opens them where all are collapsed.
    void toggleSelected() {
        Set<String> titles = titles(edited.selection().components());
        set(titles, !collapsed().containsAll(titles));
    }

    void collapseAll() {
        set(titles(edited.document().architecture().components().keySet()), true);
    }

    void openAll() {
        set(Set.copyOf(collapsed()), false);
    }

    /// Opens the groups in which something is hidden, so that it can be seen.
    void reveal(Selection selection) {
        Set<ComponentId> ids = new LinkedHashSet<>(selection.components());
        selection.connections().forEach(id -> ids.addAll(List.of(id.from(), id.to())));
        Set<String> hidden = titles(ids);
        hidden.retainAll(collapsed());
        set(hidden, false);
    }

    /// What stands in a group, in the order of the document.
    List<ComponentId> members(String title) {
        Document document = edited.document();
        return document.architecture().components().entrySet().stream().filter(entry -> title.equals(
                Folding.group(entry.getValue(), document.diagramOrDefault().groupBy()))).map(Map.Entry::getKey)
                .toList();
    }

    private List<String> collapsed() {
        return edited.document().diagramOrDefault().collapsed();
    }

    private Set<String> titles(Collection<ComponentId> ids) {
        Document document = edited.document();
        Set<String> titles = new LinkedHashSet<>();
        for (ComponentId id : ids) {
            document.architecture().component(id).map(component -> Folding.group(component,
                    document.diagramOrDefault().groupBy())).ifPresent(titles::add);
        }
        return titles;
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
        return document.withDiagram(diagram.withCollapsed(all).withPositions(positions));
    }
}
