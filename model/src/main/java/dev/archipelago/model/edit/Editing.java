package dev.archipelago.model.edit;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Does the edits.
final class Editing {

    private Editing() {}

    /// @throws Refusal when it cannot be done
    static Document apply(Edit edit, Document document) {
        return switch (edit) {
            case Edit.AddComponent e -> add(document, e);
            case Edit.ReplaceComponent(ComponentId id, Component component) -> {
                component(document, id);
                yield withComponent(document, id, component);
            }
            case Edit.RemoveComponents(Set<ComponentId> ids) -> {
                ids.forEach(id -> component(document, id));
                yield Removal.components(document, ids);
            }
            case Edit.RenameComponent(ComponentId from, ComponentId to) -> {
                component(document, from);
                requireFree(document, to);
                yield Renaming.component(document, from, to);
            }
            case Edit.RenameOperation(ComponentId component, String from, String to) ->
                Renaming.operation(document, component(document, component), component, from, to);
            case Edit.RenameWorkload(String from, String to) -> Renaming.workload(document, from, to);
            case Edit.MoveComponents(Map<ComponentId, Position> positions) -> move(document, positions);
            case Edit.SetProperty(PropertyPath path, String text) -> set(document, path, text);
            case Edit.Connect(ComponentId from, ComponentId to) -> Connecting.connect(document, from, to);
            case Edit.Disconnect(ComponentId from, ComponentId to) -> Disconnecting.disconnect(document, from, to);
            case Edit.Reconnect(ConnectionId connection, ConnectionId wanted) ->
                Reconnecting.reconnect(document, connection, wanted);
            case Edit.Insert e -> {
                requireFree(document, e.id());
                Document inserted = new Inserting(document, e).done();
                Position position = e.position();
                yield position == null ? inserted : move(inserted, Map.of(e.id(), position));
            }
            case Edit.PutOperation e -> {
                requireLabel(e.id());
                yield withComponent(document, e.component(),
                        component(document, e.component()).withOperation(e.id(), e.operation()));
            }
            case Edit.PutWorkload e -> {
                requireLabel(e.id());
                yield document.withWorkload(e.id(), e.workload());
            }
            case Edit.RemoveWorkload(String id) -> {
                Refusal.unless(document.workloads().containsKey(id), Wording.of("There is no workload '%s'.", id));
                yield Removal.workloads(document, Set.of(id));
            }
            case Edit.ReplaceDocument e -> e.document();
            case BoundaryEdit e -> Boundaries.plan(e, document).document();
            case Edit.Compound e -> {
                Document changed = document;
                for (Edit part : e.edits()) {
                    changed = apply(part, changed);
                }
                yield changed;
            }
        };
    }

    private static Document add(Document document, Edit.AddComponent edit) {
        requireFree(document, edit.id());
        Document added = withComponent(document, edit.id(), edit.component());
        Position position = edit.position();
        return position == null ? added : move(added, Map.of(edit.id(), position));
    }

    private static Document move(Document document, Map<ComponentId, Position> positions) {
        Map<ComponentId, Position> all = document.diagramOrDefault().positions();
        for (Map.Entry<ComponentId, Position> entry : positions.entrySet()) {
            component(document, entry.getKey());
            all = Ordered.with(all, entry.getKey(), entry.getValue());
        }
        return document.withDiagram(document.diagramOrDefault().withPositions(all));
    }

    private static Document set(Document document, PropertyPath path, @Nullable String text) {
        try {
            return path.changed(document, text);
        } catch (PropertyException e) {
            throw new Refusal(e.wording());
        }
    }

    static Component component(Document document, ComponentId id) {
        return document.architecture().component(id)
                .orElseThrow(() -> new Refusal(Wording.of("There is no component '%s'.", id)));
    }

    static Document withComponent(Document document, ComponentId id, Component component) {
        return document.withArchitecture(document.architecture().withComponent(id, component));
    }

    private static void requireFree(Document document, ComponentId id) {
        Refusal.unless(document.architecture().component(id).isEmpty(), Wording.of("The id '%s' is taken.", id));
    }

    static void requireLabel(String id) {
        Refusal.unless(ComponentId.isLabel(id),
                Wording.of("'%s' is not %s.", id, Wording.phrase(ComponentId.EXPECTED)));
    }
}
