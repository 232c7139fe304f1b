package dev.archipelago.app.editor.document;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What is selected: components and connections, in the order in which they were.
public record Selection(Set<ComponentId> components, Set<ConnectionId> connections) {

    /// Nothing.
    public static final Selection NONE = new Selection(Set.of(), Set.of());

    public Selection {
        components = Collections.unmodifiableSet(new LinkedHashSet<>(components));
        connections = Collections.unmodifiableSet(new LinkedHashSet<>(connections));
    }

    public static Selection of(ComponentId... components) {
        return new Selection(new LinkedHashSet<>(List.of(components)), Set.of());
    }

    public static Selection of(ConnectionId connection) {
        return new Selection(Set.of(), Set.of(connection));
    }

    /// Every component of a document.
    public static Selection allOf(Document document) {
        return new Selection(document.architecture().components().keySet(), Set.of());
    }

    public boolean isEmpty() {
        return components.isEmpty() && connections.isEmpty();
    }

    public int size() {
        return components.size() + connections.size();
    }

    /// Without what does not exist in a document.
    public Selection within(Document document) {
        Set<ComponentId> known = document.architecture().components().keySet();
        return new Selection(
                components.stream().filter(known::contains).collect(Collectors.toCollection(LinkedHashSet::new)),
                connections.stream().filter(c -> known.contains(c.from()) && known.contains(c.to()))
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /// What is different between two versions of a document and exists in the second.
    ///
    /// Nothing where components and connections are the same, so that a change of a workload leaves the selection alone.
    public static Selection changedBetween(Document before, Document after) {
        Set<ComponentId> components = new LinkedHashSet<>();
        var positionsBefore = before.diagramOrDefault().positions();
        var positionsAfter = after.diagramOrDefault().positions();
        after.architecture().components().forEach((id, component) -> {
            boolean moved = positionsAfter.containsKey(id) && !positionsAfter.get(id).equals(positionsBefore.get(id));
            if (moved || !component.equals(before.architecture().components().get(id))) {
                components.add(id);
            }
        });
        Set<ConnectionId> connections = new LinkedHashSet<>();
        after.architecture().connections().forEach((id, connection) -> {
            if (!connection.equals(before.architecture().connections().get(id))) {
                connections.add(id);
            }
        });
        return new Selection(components, connections).within(after);
    }
}
