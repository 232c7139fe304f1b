package dev.archipelago.app.editor.page;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Which scenario of the document is asked about; as drawn where none is.
public final class ScenarioEntry {
    private static final double LABEL_WIDTH = 116;

    private final Messages messages;
    private final EditedDocument edited;
    private final ComboBox<Optional<String>> box = new ComboBox<>();
    private final HBox node;

    /// @param id of the list
    public ScenarioEntry(Messages messages, EditedDocument edited, String id) {
        this.messages = messages;
        this.edited = edited;
        Label name = new Label(messages.text("run.scenario"));
        name.setLabelFor(box);
        name.setMinWidth(LABEL_WIDTH);
        box.setId(id);
        box.setAccessibleText(messages.text("run.scenario"));
        box.setConverter(new Names());
        box.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(box, Priority.ALWAYS);
        node = new HBox(8, name, box);
        node.getStyleClass().add("page-entry");
        edited.documentProperty().addListener((_, _, _) -> fill());
        fill();
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

    private void fill() {
        Optional<String> wanted = Objects.requireNonNullElse(box.getValue(), Optional.empty());
        List<Optional<String>> items = new ArrayList<>();
        items.add(Optional.empty());
        edited.document().scenarios().keySet().forEach(id -> items.add(Optional.of(id)));
        if (!items.equals(box.getItems())) {
            box.getItems().setAll(items);
        }
        box.setValue(items.contains(wanted) ? wanted : Optional.empty());
    }

    private final class Names extends StringConverter<Optional<String>> {
        @Override
        public String toString(@Nullable Optional<String> scenario) {
            return scenario == null ? "" : scenario.orElseGet(() -> messages.text("run.baseline"));
        }

        @Override
        public Optional<String> fromString(String text) {
            throw new UnsupportedOperationException("The field is not editable");
        }
    }
}
