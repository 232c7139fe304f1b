package dev.archipelago.app.editor.outline;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.finding.Pointer;
import java.util.Optional;

/// What a row of the outline stands for, by which it is found again after a change.
sealed interface Row {

    /// The document as a whole; not seen.
    record All() implements Row {}

    /// @param id as of [dev.archipelago.exporters.layout.Grouping#ids]
    record OfFrame(String id) implements Row {}

    record OfComponent(ComponentId id) implements Row {}

    record OfOperation(ComponentId component, String operation) implements Row {}

    record OfConnection(ConnectionId id) implements Row {}

    /// Workloads, objectives or scenarios.
    record OfSection(String key) implements Row {}

    /// One of them.
    record OfEntry(String key, String id) implements Row {}

    /// The row of the component that it lies in; empty for what lies in none.
    default Optional<Row> within() {
        return switch (this) {
            case OfOperation(ComponentId component, String _) -> Optional.of(new OfComponent(component));
            case OfConnection(ConnectionId id) -> Optional.of(new OfComponent(id.from()));
            case All _,OfFrame _,OfComponent _,OfSection _,OfEntry _ -> Optional.empty();
        };
    }

    /// What is selected with the row alone; without what is in it.
    default Selection selection() {
        return switch (this) {
            case OfComponent(ComponentId id) -> Selection.of(id);
            case OfOperation(ComponentId component, String _) -> Selection.of(component);
            case OfConnection(ConnectionId id) -> Selection.of(id);
            case All _,OfFrame _,OfSection _,OfEntry _ -> Selection.NONE;
        };
    }

    /// The part of the document whose properties belong to the row, where it is only a part of what is selected.
    default Optional<Pointer> pointer() {
        return switch (this) {
            case OfOperation(ComponentId component, String operation) -> Optional
                    .of(Pointer.of("components", component.value(), "operations", operation));
            case OfSection(String key) -> Optional.of(Pointer.of(key));
            case OfEntry(String key, String id) -> Optional.of(Pointer.of(key, id));
            case All _,OfFrame _,OfComponent _,OfConnection _ -> Optional.empty();
        };
    }
}
