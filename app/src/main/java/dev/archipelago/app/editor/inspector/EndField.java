package dev.archipelago.app.editor.inspector;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.edit.Edit;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import org.jspecify.annotations.Nullable;

/// The component at one end of a connection, to be put to another one.
final class EndField implements FormPart {
    private final Messages messages;
    private final EditedDocument edited;
    private final ConnectionId connection;
    private final boolean leads;
    private final ComboBox<ComponentId> control = new ComboBox<>();
    private final FieldRow row;
    private boolean refreshing;

    /// @param leads whether it is the end that is called
    EndField(Messages messages, EditedDocument edited, ConnectionId connection, boolean leads) {
        this.messages = messages;
        this.edited = edited;
        this.connection = connection;
        this.leads = leads;
        String key = leads ? "inspector.leads-to" : "inspector.comes-from";
        control.setId(leads ? "connection-leads-to" : "connection-comes-from");
        row = new FieldRow(messages.text(key), messages.text("inspector.end-meaning"), control);
        control.valueProperty().addListener((_, _, chosen) -> put(chosen));
        refresh();
    }

    private void put(@Nullable ComponentId chosen) {
        if (refreshing || chosen == null || chosen.equals(connection.end(leads))) {
            return;
        }
        ConnectionId wanted = connection.withEnd(leads, chosen);
        String name = messages.text("edit.reconnect", connection, wanted);
        edited.apply(name, new Edit.Reconnect(connection, wanted)).ifPresentOrElse(reason -> {
            refresh();
            row.setError(messages.text(reason));
        }, () -> edited.select(Selection.of(wanted)));
    }

    @Override
    public Node node() {
        return row.node();
    }

    @Override
    public void refresh() {
        refreshing = true;
        control.getItems().setAll(edited.document().architecture().components().keySet());
        control.setValue(connection.end(leads));
        row.setGiven(true);
        row.setError("");
        refreshing = false;
    }
}
