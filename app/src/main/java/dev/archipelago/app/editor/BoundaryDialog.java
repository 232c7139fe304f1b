package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.BoundaryEdit;
import dev.archipelago.model.edit.BoundaryPreview;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.quantity.NotationException;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Asks how a boundary is to be drawn, and shows what that changes while it is asked.
final class BoundaryDialog {
    private final Document document;
    private final Messages messages;
    private final Alert alert;
    private final ChangeList changes;
    private final ButtonType apply;
    private final Supplier<BoundaryEdit> wish;
    private @Nullable BoundaryEdit wanted;

    /// @param form what is asked; whoever makes it calls [#refresh] when an answer changes
    /// @param wish the edit that the form describes; throws a [NotationException] while it describes none
    BoundaryDialog(Window owner, Messages messages, Document document, String title, Node form,
            Supplier<BoundaryEdit> wish) {
        this.document = document;
        this.messages = messages;
        this.wish = wish;
        changes = new ChangeList(messages);
        apply = new ButtonType(messages.text("boundary.apply"), ButtonData.OK_DONE);
        alert = new Alert(AlertType.NONE, "", apply, new ButtonType(messages.text("file.cancel"),
                ButtonData.CANCEL_CLOSE));
        alert.setTitle(messages.text("app.name"));
        alert.setHeaderText(title);
        Dialogs.dress(alert, owner);
        Label heading = new Label(messages.text("boundary.changes"));
        heading.getStyleClass().add("change-heading");
        alert.getDialogPane().setContent(new VBox(10, form, heading, changes.node()));
        alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        alert.getDialogPane().lookupButton(apply).setId("boundary-apply");
    }

    /// Shows what the answers given now would change.
    void refresh() {
        wanted = null;
        try {
            BoundaryEdit edit = wish.get();
            switch (edit.preview(document)) {
                case BoundaryPreview.Planned planned -> {
                    wanted = edit;
                    changes.showConsequences(planned.consequences());
                }
                case BoundaryPreview.NotPossible(Wording why) -> changes.showMessage(messages.text(why));
            }
        } catch (NotationException e) {
            changes.showMessage(messages.text("boundary.incomplete", e.expected()));
        }
        alert.getDialogPane().lookupButton(apply).setDisable(wanted == null);
    }

    /// The edit that was agreed to.
    Optional<BoundaryEdit> ask() {
        refresh();
        return alert.showAndWait().filter(answer -> answer == apply).flatMap(_ -> Optional.ofNullable(wanted));
    }
}
