package dev.archipelago.app.editor.results;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Edit;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Severity;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/// What the checks found, the gravest first; choosing one shows the place.
public final class ProblemsView {
    private final Messages messages;
    private final Consumer<Finding> show;
    private final Mending mending;
    private final ListView<Finding> list = new ListView<>();

    /// @param show is asked to show the part of the document that a finding is about
    /// @param document what the findings are about
    /// @param change does an edit under a name
    public ProblemsView(Messages messages, Consumer<Finding> show, Supplier<Document> document,
            BiConsumer<String, Edit> change) {
        this.messages = messages;
        this.show = show;
        mending = new Mending(messages, document, change);
        Label none = new Label(messages.text("problems.none"), icon(null, 16));
        none.getStyleClass().add(Styles.MUTED);
        list.setPlaceholder(none);
        list.setId("problems");
        list.setAccessibleText(messages.text("results.problems"));
        list.getStyleClass().add("problem-list");
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(_ -> showSelected());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && event.isAltDown()) {
                Stream.ofNullable(list.getSelectionModel().getSelectedItem())
                        .forEach(finding -> mending.mend(finding, event.isShiftDown()));
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                showSelected();
            }
        });
    }

    public Node node() {
        return list;
    }

    public void setFindings(List<Finding> findings) {
        mending.setFindings(findings);
        list.getItems().setAll(findings);
    }

    private void showSelected() {
        Finding finding = list.getSelectionModel().getSelectedItem();
        if (finding != null) {
            show.accept(finding);
        }
    }

    /// The sign of a severity: shape and colour both; null for no problem at all.
    public static FontIcon icon(@Nullable Severity severity, int size) {
        FontIcon icon = switch (severity) {
            case null -> Icons.of(MaterialDesignC.CHECK_CIRCLE_OUTLINE, size);
            case ERROR -> Icons.of(MaterialDesignC.CLOSE_OCTAGON, size);
            case WARNING -> Icons.of(MaterialDesignA.ALERT, size);
            case ADVICE -> Icons.of(MaterialDesignI.INFORMATION_OUTLINE, size);
        };
        icon.getStyleClass().add(switch (severity) {
            case null -> "severity-fine";
            case ERROR -> "severity-error";
            case WARNING -> "severity-warning";
            case ADVICE -> "severity-advice";
        });
        return icon;
    }

    private final class Cell extends ListCell<Finding> {
        @Override
        protected void updateItem(@Nullable Finding finding, boolean empty) {
            super.updateItem(finding, empty);
            if (empty || finding == null) {
                setGraphic(null);
                setContextMenu(null);
                return;
            }
            Label message = new Label(messages.text(finding.said()));
            message.setWrapText(true);
            message.setMinHeight(Region.USE_PREF_SIZE);
            Label advice = new Label(messages.text(finding.advised()));
            advice.setWrapText(true);
            advice.getStyleClass().add(Styles.MUTED);
            VBox texts = new VBox(1, message);
            if (!finding.advised().isEmpty()) {
                texts.getChildren().add(advice);
            }
            HBox.setHgrow(texts, Priority.ALWAYS);
            Label where = new Label(finding.pointer());
            where.getStyleClass().addAll(Styles.MUTED, Styles.MONOSPACE);
            where.setMaxWidth(320);
            where.setMinWidth(40);
            HBox line = new HBox(10, icon(finding.severity(), 16), texts, where);
            mending.button(finding).ifPresent(button -> line.getChildren().add(button));
            setContextMenu(mending.menu(finding).orElse(null));
            line.setAlignment(Pos.CENTER_LEFT);
            line.maxWidthProperty().bind(list.widthProperty().subtract(36));
            line.setPrefWidth(0);
            setGraphic(line);
            setAccessibleText(
                    messages.text("problems." + finding.severity().name()) + ". " + messages.text(finding.said())
                            + mending.offer(finding).map(offer -> " " + offer).orElse(""));
        }
    }
}
