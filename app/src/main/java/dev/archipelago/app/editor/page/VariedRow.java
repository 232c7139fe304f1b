package dev.archipelago.app.editor.page;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.app.query.PropertyCompletion;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.simulator.experiment.Variation;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// One property that takes several values: its path, the values, what it is now, and what is wrong.
final class VariedRow {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final Messages messages;
    private final Supplier<Document> document;
    private final BooleanSupplier isGrid;
    private final TextField path = new TextField();
    private final TextField values = new TextField();
    private final Label now = new Label();
    private final Label error = new Label();
    private final Button away = new Button("", Icons.of(MaterialDesignC.CLOSE, 14));
    private final VBox node;
    private boolean right;

    /// @param id of the row, with which those of its parts begin
    /// @param isGrid whether every value must be known, so that ranges need a step
    VariedRow(Messages messages, Supplier<Document> document, String id, BooleanSupplier isGrid, Runnable changed) {
        this.messages = messages;
        this.document = document;
        this.isGrid = isGrid;
        path.setId(id + "-path");
        path.setPromptText(messages.text("page.path-prompt"));
        path.setAccessibleText(messages.text("page.property"));
        values.setId(id + "-values");
        values.setPromptText(messages.text("page.values-prompt"));
        values.setAccessibleText(messages.text("page.values"));
        HBox.setHgrow(values, Priority.ALWAYS);
        PathField.complete(path, text -> PropertyCompletion.of(text, document.get()));
        away.setId(id + "-remove");
        away.getStyleClass().addAll("flat", "button-icon");
        away.setAccessibleText(messages.text("page.remove-property"));
        now.getStyleClass().add(Styles.MUTED);
        now.managedProperty().bind(now.textProperty().isNotEmpty());
        HBox second = new HBox(6, values, away);
        second.setAlignment(Pos.CENTER_LEFT);
        node = new VBox(4, path, second, now, Entry.below(error, id + "-error"));
        path.textProperty().addListener((_, _, _) -> changed.run());
        values.textProperty().addListener((_, _, _) -> changed.run());
    }

    /// Is told when the row is not wanted any more.
    void onRemove(Runnable remove) {
        away.setOnAction(_ -> remove.run());
    }

    Node node() {
        return node;
    }

    void set(String property, String spelled) {
        path.setText(property);
        values.setText(spelled);
    }

    void takeOver(VariedRow other) {
        set(other.path.getText(), other.values.getText());
    }

    void focus() {
        path.requestFocus();
    }

    /// Nothing stands in it.
    boolean isBlank() {
        return path.getText().isBlank() && values.getText().isBlank();
    }

    boolean isRight() {
        return right;
    }

    /// As on the command line: the path, an equals sign, the values.
    String spelled() {
        return path.getText().strip() + "=" + values.getText().strip();
    }

    /// Says what is wrong, and what the property is now.
    void read() {
        String problem = isBlank() ? "" : problem();
        right = !isBlank() && problem.isEmpty();
        error.setText(problem);
        path.pseudoClassStateChanged(WRONG, !problem.isEmpty());
    }

    private String problem() {
        now.setText("");
        if (path.getText().isBlank()) {
            return messages.text("page.no-path");
        }
        try {
            String current = Variation.parse(path.getText().strip() + "=0").current(document.get());
            now.setText(messages.text("page.now", current.isEmpty() ? messages.text("page.nothing") : current));
            if (values.getText().isBlank()) {
                return messages.text("page.no-values");
            }
            Variation variation = Variation.parse(spelled());
            if (isGrid.getAsBoolean()) {
                variation.grid();
            }
            return "";
        } catch (PropertyException e) {
            return String.valueOf(e.getMessage());
        } catch (NotationException e) {
            return messages.text("inspector.expected", e.expected());
        }
    }
}
