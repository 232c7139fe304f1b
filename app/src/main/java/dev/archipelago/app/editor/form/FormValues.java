package dev.archipelago.app.editor.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;

/// Everything that was entered into a form, by the ids of its fields: texts, ticks and choices.
///
/// A form whose fields come and go hangs a [Taking] on the node around them.
public final class FormValues {
    private final Map<String, Node> fields = new LinkedHashMap<>();

    /// A part of a form that takes over what was entered into its like by itself.
    public interface Taking {

        /// @param like of the same kind and name
        void takeOver(Taking like);
    }

    private FormValues() {}

    /// What stands in the fields below a node now, seen or not.
    public static FormValues below(Node form) {
        FormValues values = new FormValues();
        each(form, values.fields::put);
        return values;
    }

    /// Enters it into the fields of the same ids below another node, from top to bottom, since fields may depend on those
    /// above them. What cannot be chosen there is left out.
    public void enterBelow(Node form) {
        each(form, (id, field) -> {
            Node from = fields.get(id);
            if (from != null) {
                enter(from, field);
            }
        });
    }

    private static void enter(Node from, Node into) {
        switch (into) {
            case TextField field when from instanceof TextField typed -> enter(typed, field);
            case CheckBox box when from instanceof CheckBox ticked -> box.setSelected(ticked.isSelected());
            case RadioButton button when from instanceof RadioButton chosen -> button.setSelected(chosen.isSelected());
            case ComboBox<?> box when from instanceof ComboBox<?> chosen -> choose(box, chosen.getValue());
            case Node node when node.getUserData() instanceof Taking taking
                    && from.getUserData() instanceof Taking like ->
                taking.takeOver(like);
            default -> {
                // of another kind by now
            }
        }
    }

    private static void enter(TextField typed, TextField field) {
        if (!field.getText().equals(typed.getText())) {
            field.setText(typed.getText());
            field.fireEvent(new ActionEvent(field, field)); // as Enter does, for what is read only then
        }
    }

    private static <T> void choose(ComboBox<T> box, Object value) {
        box.getItems().stream().filter(item -> item.equals(value)).findFirst().ifPresent(box::setValue);
    }

    private static void each(Node node, BiConsumer<String, Node> field) {
        boolean taking = node.getUserData() instanceof Taking;
        if (node.getId() != null) {
            field.accept(node.getId(), node);
        }
        if (taking || node instanceof ComboBox<?> || node instanceof TextField) {
            return;
        }
        switch (node) {
            case ScrollPane scroll when scroll.getContent() != null -> each(scroll.getContent(), field);
            case SplitPane split -> split.getItems().forEach(item -> each(item, field));
            case Parent parent -> parent.getChildrenUnmodifiable().forEach(child -> each(child, field));
            default -> {
                // nothing below it
            }
        }
    }
}
