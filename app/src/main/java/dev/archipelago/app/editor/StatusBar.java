package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Styles;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line at the bottom of the window: what just happened, what is selected, what is wrong, how near one is.
final class StatusBar {
    private final Label message = new Label();
    private final Label selection = new Label();
    private final Button problems = new Button();
    private final Button zoom = new Button();
    private final HBox node;

    StatusBar(Runnable showProblems, Runnable fit) {
        message.setId("status-message");
        selection.setId("status-selection");
        problems.setId("status-problems");
        zoom.setId("status-zoom");
        message.getStyleClass().add(Styles.STATUS_TEXT);
        selection.getStyleClass().add(Styles.STATUS_TEXT);
        message.setMinWidth(0);
        selection.setMinWidth(Region.USE_PREF_SIZE);
        problems.getStyleClass().setAll("status-button");
        zoom.getStyleClass().setAll("status-button");
        problems.setMinWidth(Region.USE_PREF_SIZE);
        zoom.setMinWidth(56);
        problems.setOnAction(_ -> showProblems.run());
        zoom.setOnAction(_ -> fit.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        node = new HBox(message, gap, selection, problems, zoom);
        node.setAlignment(Pos.CENTER_LEFT);
        node.getStyleClass().add(Styles.STATUS_BAR);
    }

    /// Puts something before what is selected.
    void add(Node part) {
        node.getChildren().add(2, part);
    }

    Node node() {
        return node;
    }

    /// Selection, problems and magnification are those of a document.
    void showDocumentWhile(ObservableBooleanValue working) {
        for (Node part : List.of(selection, problems, zoom)) {
            part.visibleProperty().bind(working);
        }
    }

    void say(String text) {
        message.setText(text);
    }

    void setSelection(String text) {
        selection.setText(text);
    }

    void setProblems(String text, Node icon) {
        problems.setText(text);
        problems.setGraphic(icon);
    }

    void setZoom(String text) {
        zoom.setText(text);
    }
}
