package dev.archipelago.app.editor.inspector;

import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.model.shape.Part;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// A label beside a control, and below them what is wrong with the value.
final class FieldRow {
    private static final Duration TOOLTIP_DELAY = Duration.millis(400);
    private static final double LABEL_WIDTH = 128;

    private final VBox node = new VBox();
    private final HBox line = new HBox();
    private final Label label;
    private final Label error = new Label();
    private final Control control;

    FieldRow(String name, Part part, Control control) {
        this(name, part.meaning(), control);
    }

    FieldRow(String name, String meaning, Control control) {
        this.control = control;
        label = new Label(name);
        label.getStyleClass().add(Styles.FIELD_LABEL);
        label.setMinWidth(LABEL_WIDTH);
        label.setPrefWidth(LABEL_WIDTH);
        label.setMaxWidth(LABEL_WIDTH);
        label.setLabelFor(control);
        Tooltip tooltip = tooltip(meaning);
        label.setTooltip(tooltip);
        control.setTooltip(tooltip);
        control.setAccessibleText(name);
        control.setAccessibleHelp(meaning);
        control.setMaxWidth(Double.MAX_VALUE);
        line.getChildren().setAll(label, control);
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(control, Priority.ALWAYS);
        error.getStyleClass().add(Styles.FIELD_ERROR);
        error.setWrapText(true);
        node.getStyleClass().add(Styles.FIELD);
        node.getChildren().add(line);
    }

    static Tooltip tooltip(String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setShowDelay(TOOLTIP_DELAY);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(320);
        return tooltip;
    }

    Node node() {
        return node;
    }

    /// Puts something beside the control that works on it.
    void addTool(Node tool) {
        line.getChildren().add(tool);
    }

    /// Whether a value is given, as opposed to left out.
    void setGiven(boolean given) {
        label.pseudoClassStateChanged(States.GIVEN, given);
    }

    /// Shows what is wrong; empty takes it away.
    void setError(String message) {
        boolean wrong = !message.isEmpty();
        control.pseudoClassStateChanged(States.WRONG, wrong);
        error.setText(message);
        if (wrong && !node.getChildren().contains(error)) {
            node.getChildren().add(error);
        } else if (!wrong) {
            node.getChildren().remove(error);
        }
    }

    boolean isWrong() {
        return node.getChildren().contains(error);
    }
}
