package dev.archipelago.app.editor.page;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.look.Messages;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import org.jspecify.annotations.Nullable;

/// Which scenario of the document is asked about; as drawn where none is.
public final class ScenarioEntry {
    private final ComboBox<Optional<String>> box;
    private final Node node;

    /// @param id of the list
    public ScenarioEntry(Messages messages, EditedDocument edited, String id) {
        box = Choices.scenarios(id, messages);
        node = Choices.row(messages.text("run.scenario"), box);
        edited.documentProperty().subscribe(document -> Choices.fill(box, Choices.scenariosOf(document)));
    }

    public Node node() {
        return node;
    }

    /// Its id; null for none.
    public @Nullable String scenario() {
        return Objects.requireNonNullElse(box.getValue(), Optional.<String>empty()).orElse(null);
    }

    public ComboBox<Optional<String>> box() {
        return box;
    }
}
