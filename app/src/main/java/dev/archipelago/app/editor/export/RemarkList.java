package dev.archipelago.app.editor.export;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.exporters.spi.Omission;
import dev.archipelago.model.finding.Finding;
import java.util.List;
import java.util.function.Consumer;
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
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/// What an export leaves out, or the errors for which there is none; choosing a line shows the place on the drawing.
final class RemarkList {
    private final Messages messages;
    private final LeftOutWording wording;
    private final ListView<Remark> list = new ListView<>();
    private final Label heading = new Label();
    private final VBox node = new VBox(heading, list);

    private record Remark(boolean isError, String pointer, String text, String advice) {}

    /// @param show is asked to show the part of the document at a JSON pointer
    RemarkList(Messages messages, Consumer<String> show) {
        this.messages = messages;
        wording = new LeftOutWording(messages);
        heading.getStyleClass().addAll(Styles.PANE_TITLE, "export-remarks-title");
        heading.setId("export-remarks-title");
        heading.setLabelFor(list);
        list.setId("export-remarks");
        list.getStyleClass().add("problem-list");
        list.setCellFactory(_ -> new Cell());
        Label none = new Label(messages.text("export.nothing-left-out"));
        none.getStyleClass().add(Styles.MUTED);
        list.setPlaceholder(none);
        list.setOnMouseClicked(_ -> shown(show));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                shown(show);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        node.getStyleClass().add("export-remarks-box");
    }

    Node node() {
        return node;
    }

    private void shown(Consumer<String> show) {
        Remark remark = list.getSelectionModel().getSelectedItem();
        if (remark != null) {
            show.accept(remark.pointer());
        }
    }

    void show(List<Omission> omissions, List<Finding> errors) {
        heading.setText(errors.isEmpty()
                ? messages.text("export.left-out", omissions.size())
                : messages.text("export.errors", errors.size()));
        list.setAccessibleText(heading.getText());
        List<Remark> remarks = Stream.concat(
                errors.stream()
                        .map(error -> new Remark(true, error.pointer(), messages.text(error.said()),
                                messages.text(error.advised()))),
                omissions.stream().map(left -> new Remark(false, left.pointer(), wording.of(left.what()),
                        wording.of(left.why()))))
                .toList();
        if (!remarks.equals(list.getItems())) {
            list.getItems().setAll(remarks);
        }
    }

    private final class Cell extends ListCell<Remark> {
        @Override
        protected void updateItem(@Nullable Remark remark, boolean empty) {
            super.updateItem(remark, empty);
            if (empty || remark == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            FontIcon icon = remark.isError()
                    ? Icons.of(MaterialDesignC.CLOSE_OCTAGON, 16)
                    : Icons.of(MaterialDesignI.INFORMATION_OUTLINE, 16);
            icon.getStyleClass().add(remark.isError() ? "severity-error" : "severity-advice");
            VBox texts = new VBox(1, wrapped(remark.text()));
            if (!remark.advice().isEmpty()) {
                Label advice = wrapped(remark.advice());
                advice.getStyleClass().add(Styles.MUTED);
                texts.getChildren().add(advice);
            }
            Label where = wrapped(remark.pointer());
            where.getStyleClass().addAll(Styles.MUTED, Styles.MONOSPACE);
            texts.getChildren().addFirst(where);
            HBox.setHgrow(texts, Priority.ALWAYS);
            HBox line = new HBox(10, icon, texts);
            line.setAlignment(Pos.TOP_LEFT);
            line.maxWidthProperty().bind(list.widthProperty().subtract(40));
            line.setPrefWidth(0);
            setGraphic(line);
            setAccessibleText(remark.pointer() + ": " + remark.text() + ". " + remark.advice());
        }

        private static Label wrapped(String text) {
            Label label = new Label(text);
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            return label;
        }
    }
}
