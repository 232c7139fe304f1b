package dev.archipelago.app.editor.inspector;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.OneOfShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// Steps, faults or changes as a tree to read and to edit: a line for each, those inside it indented below.
final class StepListEditor implements FormPart {
    private final FormContext context;
    private final Subject subject;
    private final OneOfShape shape;
    private final VBox node = new VBox();
    private final VBox lines = new VBox();
    private final Label error = new Label();
    private final List<StepLine> parts = new ArrayList<>();
    private List<Class<?>> shownTypes = List.of();

    StepListEditor(FormContext context, Subject subject, OneOfShape shape) {
        this.context = context;
        this.subject = subject;
        this.shape = shape;
        error.getStyleClass().add(Styles.FIELD_ERROR);
        error.setWrapText(true);
        node.getStyleClass().add("step-list");
        HBox foot = new HBox(6, adder());
        operation().ifPresent(operation -> foot.getChildren().add(sequence(operation)));
        node.getChildren().addAll(lines, foot);
        rebuild();
    }

    /// The operation whose steps these are; empty for steps inside a step.
    private Optional<OperationRef> operation() {
        List<String> path = subject.pointer().segments();
        return path.size() == 5 && path.get(2).equals("operations")
                ? Optional.of(new OperationRef(new ComponentId(path.get(1)), path.get(3)))
                : Optional.empty();
    }

    private Button sequence(OperationRef operation) {
        Button button = new Button(context.messages().text("sequence.show"),
                Icons.of(MaterialDesignT.TIMELINE_TEXT_OUTLINE, 14));
        button.setId(subject.fieldId() + "-sequence");
        button.getStyleClass().addAll("flat", "small");
        button.setOnAction(_ -> context.showSequence(operation));
        return button;
    }

    private MenuButton adder() {
        MenuButton button = new MenuButton(context.messages().text("inspector.add-step"),
                Icons.of(MaterialDesignP.PLUS, 14));
        button.setId(subject.fieldId() + "-add");
        button.getStyleClass().addAll("flat", "small", "no-arrow");
        for (Map.Entry<String, ObjectShape> alternative : shape.alternatives().entrySet()) {
            MenuItem item = new MenuItem(context.labels().key(alternative.getKey()));
            item.setId("add-" + alternative.getKey());
            item.setOnAction(_ -> add(alternative.getKey(), alternative.getValue()));
            button.getItems().add(item);
        }
        button.getItems().sort((a, b) -> Integer.compare(StepLook.rank(a.getId()), StepLook.rank(b.getId())));
        return button;
    }

    private void add(String key, ObjectShape alternative) {
        try {
            context.set(subject.child(elements().size()), context.labels().key(key),
                    context.blank(subject).value(alternative));
            node.getChildren().remove(error);
        } catch (NotationException e) {
            error.setText(context.messages().text("inspector.expected", e.expected()));
            if (!node.getChildren().contains(error)) {
                node.getChildren().add(error);
            }
        }
    }

    List<?> elements() {
        return context.value(subject) instanceof List<?> list ? list : List.of();
    }

    /// Puts an element one place up (-1) or down (+1).
    void move(int index, int by) {
        List<Object> changed = new ArrayList<>(elements());
        int to = index + by;
        if (to < 0 || to >= changed.size()) {
            return;
        }
        changed.add(to, changed.remove(index));
        context.set(subject, context.messages().text("inspector.order"), List.copyOf(changed));
    }

    void remove(int index, String name) {
        context.set(subject.child(index), name, null);
    }

    private void rebuild() {
        List<?> elements = elements();
        shownTypes = types(elements);
        parts.clear();
        lines.getChildren().clear();
        for (int i = 0; i < elements.size(); i++) {
            StepLine line = new StepLine(context, subject.child(i), shape.of(elements.get(i)), this, i);
            parts.add(line);
            lines.getChildren().add(line.node());
        }
    }

    private static List<Class<?>> types(List<?> elements) {
        List<Class<?>> types = new ArrayList<>();
        elements.forEach(element -> types.add(element.getClass()));
        return types;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void refresh() {
        if (types(elements()).equals(shownTypes)) {
            parts.forEach(FormPart::refresh);
        } else {
            rebuild();
        }
    }
}
