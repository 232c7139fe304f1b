package dev.archipelago.app.editor.inspector;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.shape.ListShape;
import dev.archipelago.model.shape.MapShape;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.OneOfShape;
import dev.archipelago.model.shape.Part;
import dev.archipelago.model.shape.ScalarShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The entries of a map: one section or line for each, and a line that adds one under a new id.
final class MapEditor implements FormPart {
    private final FormContext context;
    private final Subject subject;
    private final MapShape shape;
    private final VBox node = new VBox();
    private final VBox entries = new VBox();
    private final TextField newKey = new TextField();
    private final Label error = new Label();
    private final List<FormPart> parts = new ArrayList<>();
    private List<String> shownKeys = List.of();

    MapEditor(FormContext context, Subject subject, MapShape shape) {
        this.context = context;
        this.subject = subject;
        this.shape = shape;
        node.getStyleClass().add("section-body");
        error.getStyleClass().add(Styles.FIELD_ERROR);
        error.setWrapText(true);
        node.getChildren().addAll(entries, adder());
        rebuild(keys());
    }

    private HBox adder() {
        newKey.setPromptText(context.messages().text("inspector.new-id"));
        newKey.setId(subject.fieldId() + "-new");
        newKey.setAccessibleText(newKey.getPromptText());
        Button add = new Button(null, Icons.of(MaterialDesignP.PLUS, 16));
        add.setId(subject.fieldId() + "-add");
        add.setAccessibleText(context.messages().text("inspector.add-entry"));
        add.setTooltip(FieldRow.tooltip(context.messages().text("inspector.add-entry")));
        add.getStyleClass().addAll("flat", "button-icon");
        newKey.setOnAction(_ -> add());
        add.setOnAction(_ -> add());
        HBox line = new HBox(4, newKey, add);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("map-adder");
        HBox.setHgrow(newKey, Priority.ALWAYS);
        return line;
    }

    private void add() {
        String key = newKey.getText().strip();
        try {
            Object parsed = shape.key().parse(key);
            if (key.isEmpty() || keys().contains(parsed.toString())) {
                showError(context.messages().text("inspector.id-taken"));
                return;
            }
            showError("");
            Subject entry = subject.child(key);
            context.setOpen(entry, true);
            context.set(entry, key, context.blank(subject).value(shape.value()));
            newKey.clear();
        } catch (NotationException e) {
            showError(context.messages().text("inspector.expected", e.expected()));
        }
    }

    private void showError(String message) {
        error.setText(message);
        node.getChildren().remove(error);
        if (!message.isEmpty()) {
            node.getChildren().add(error);
        }
    }

    private List<String> keys() {
        return context.value(subject) instanceof Map<?, ?> map
                ? map.keySet().stream().map(Object::toString).toList()
                : List.of();
    }

    private void rebuild(List<String> keys) {
        shownKeys = keys;
        parts.clear();
        entries.getChildren().clear();
        for (String key : keys) {
            FormPart part = entry(key);
            parts.add(part);
            Node line = part.node();
            if (Form.isLine(shape.value())) {
                HBox row = new HBox(4, line, remover(key));
                row.setAlignment(Pos.CENTER_LEFT);
                HBox.setHgrow(line, Priority.ALWAYS);
                entries.getChildren().add(row);
            } else {
                entries.getChildren().add(line);
            }
        }
    }

    private FormPart entry(String key) {
        Subject at = subject.child(key);
        return switch (shape.value()) {
            case ScalarShape scalar -> new TextualField(context, at,
                    new Part(key, scalar.expected(), null, true, scalar, List.of()), scalar);
            case ObjectShape object -> new Section(context, at, key, () -> new RemovableForm(context, at,
                    new Form(context, at, object, _ -> true)));
            case ListShape list -> new Section(context, at, key, () -> Form.listEditor(context, at, list));
            case MapShape map -> new Section(context, at, key, () -> new MapEditor(context, at, map));
            case OneOfShape _,ChoiceShape _ ->
                throw new IllegalArgumentException("No editor for entries of " + key);
        };
    }

    private Button remover(String key) {
        Button remove = new Button(null, Icons.of(MaterialDesignD.DELETE_OUTLINE, 16));
        remove.getStyleClass().addAll("flat", "button-icon");
        remove.setAccessibleText(context.messages().text("inspector.remove", key));
        remove.setTooltip(FieldRow.tooltip(context.messages().text("inspector.remove", key)));
        remove.setOnAction(_ -> context.set(subject.child(key), key, null));
        return remove;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void refresh() {
        List<String> keys = keys();
        if (keys.equals(shownKeys)) {
            parts.forEach(FormPart::refresh);
        } else {
            rebuild(keys);
        }
    }
}
