package dev.archipelago.app.editor.page;

import dev.archipelago.app.editor.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What is chosen before a question is asked, from top to bottom, and whether all of it is right.
public final class Entries {
    private final Messages messages;
    private final VBox node = new VBox(8);
    private final List<ObservableValue<Boolean>> conditions = new ArrayList<>();
    private final ReadOnlyBooleanWrapper right = new ReadOnlyBooleanWrapper(true);

    public Entries(Messages messages) {
        this.messages = messages;
        node.getStyleClass().add("page-entries");
    }

    public Node node() {
        return node;
    }

    /// Whether every field is right.
    public ReadOnlyBooleanProperty rightProperty() {
        return right.getReadOnlyProperty();
    }

    /// A title over what follows.
    public Entries heading(String key) {
        Label heading = new Label(messages.text(key));
        heading.getStyleClass().add("page-heading");
        return add(heading);
    }

    public Entries add(Node part) {
        node.getChildren().add(part);
        return this;
    }

    /// Adds a field.
    ///
    /// @param key of its name in messages
    /// @param reader throws [IllegalArgumentException] for a text that is wrong
    public <T> Entry<T> entry(String key, String id, Function<String, T> reader) {
        Entry<T> entry = new Entry<>(messages, messages.text(key), id, reader);
        add(entry.node());
        require(entry.valueProperty().map(Optional::isPresent));
        return entry;
    }

    /// Something that must hold too.
    public Entries require(ObservableValue<Boolean> condition) {
        conditions.add(condition);
        condition.subscribe(_ -> check());
        return this;
    }

    private void check() {
        right.set(conditions.stream().allMatch(ObservableValue::getValue));
    }
}
