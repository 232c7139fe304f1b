package dev.archipelago.app.editor;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/// Says that the document is read-only, why, and what can be done about it.
final class LockBanner {
    private final HBox node = new HBox();

    /// @param saveAs offers another file
    /// @param unlock takes the lock of the whole document away
    LockBanner(Messages messages, EditedDocument edited, Runnable saveAs, Runnable unlock) {
        Label text = new Label("", Icons.of(MaterialDesignL.LOCK_OUTLINE, 16));
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button other = button(messages.text("command.save-as"), "lock-save-as", saveAs);
        Button anyway = button(messages.text("lock.edit-anyway"), "lock-edit-anyway", () -> edited.protect(false));
        Button open = button(messages.text("lock.unlock"), "lock-unlock", unlock);
        node.getStyleClass().add(Styles.BANNER);
        node.setId("lock-banner");
        node.managedProperty().bind(node.visibleProperty());
        node.visibleProperty().bind(edited.readOnlyProperty());
        edited.protectedProperty().subscribe(unwritable -> {
            text.setText(messages.text(unwritable ? "lock.unwritable" : "lock.document"));
            node.getChildren().setAll(text);
            if (unwritable) {
                node.getChildren().addAll(other, anyway);
            } else {
                node.getChildren().add(open);
            }
        });
    }

    private static Button button(String text, String id, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    Node node() {
        return node;
    }
}
