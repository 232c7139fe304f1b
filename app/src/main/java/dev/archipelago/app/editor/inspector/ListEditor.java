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
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The elements of a list: a line or a form for each, and a button that adds one at the end.
final class ListEditor implements FormPart {
    private final FormContext context;
    private final Subject subject;
    private final ListShape shape;
    private final VBox node = new VBox();
    private final VBox elements = new VBox();
    private final Label error = new Label();
    private final List<FormPart> parts = new ArrayList<>();
    private int shownSize = -1;

    ListEditor(FormContext context, Subject subject, ListShape shape) {
        this.context = context;
        this.subject = subject;
        this.shape = shape;
        error.getStyleClass().add(Styles.FIELD_ERROR);
        error.setWrapText(true);
        Button add = new Button(context.messages().text("inspector.add-element"), Icons.of(MaterialDesignP.PLUS, 14));
        add.setId(subject.fieldId() + "-add");
        add.getStyleClass().addAll("flat", "small");
        add.setOnAction(_ -> add());
        node.getStyleClass().add("section-body");
        node.getChildren().addAll(elements, add);
        refresh();
    }

    private int size() {
        return context.value(subject) instanceof List<?> list ? list.size() : 0;
    }

    private void add() {
        try {
            context.set(subject.child(size()), "#" + (size() + 1),
                    context.blank(subject).value(shape.element()));
            node.getChildren().remove(error);
        } catch (NotationException e) {
            error.setText(context.messages().text("inspector.expected", e.expected()));
            if (!node.getChildren().contains(error)) {
                node.getChildren().add(error);
            }
        }
    }

    private void rebuild(int size) {
        shownSize = size;
        parts.clear();
        elements.getChildren().clear();
        for (int i = 0; i < size; i++) {
            FormPart part = element(i);
            parts.add(part);
            elements.getChildren().add(Form.isLine(shape.element()) ? withRemover(part, i) : part.node());
        }
    }

    private FormPart element(int index) {
        Subject at = subject.child(index);
        Part part = new Part("#" + (index + 1), shape.element().expected(), null, true, shape.element(), List.of());
        return switch (shape.element()) {
            case ScalarShape scalar -> new TextualField(context, at, part, scalar);
            case ChoiceShape choice -> ChoiceField.of(context, at, part, choice);
            case ObjectShape object -> new RemovableForm(context, at, new Form(context, at, object, _ -> true));
            case ListShape _,MapShape _,OneOfShape _ -> throw new IllegalArgumentException("No editor for elements");
        };
    }

    private HBox withRemover(FormPart part, int index) {
        Button remove = new Button(null, Icons.of(MaterialDesignD.DELETE_OUTLINE, 16));
        remove.getStyleClass().addAll("flat", "button-icon");
        remove.setAccessibleText(context.messages().text("inspector.remove", "#" + (index + 1)));
        remove.setOnAction(_ -> context.set(subject.child(index), "#" + (index + 1), null));
        HBox row = new HBox(4, part.node(), remove);
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(part.node(), Priority.ALWAYS);
        return row;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void refresh() {
        int size = size();
        if (size != shownSize) {
            rebuild(size);
        } else {
            parts.forEach(FormPart::refresh);
        }
    }
}
