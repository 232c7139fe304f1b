package dev.archipelago.app.editor.inspector;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.quantity.NotationException;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/// The form of an entry or element, with a button that takes it away.
final class RemovableForm implements FormPart {
    private final FormContext context;
    private final Subject subject;
    private final Form form;
    private final VBox node;

    RemovableForm(FormContext context, Subject subject, Form form) {
        this.context = context;
        this.subject = subject;
        this.form = form;
        String name = nameOf(subject.pointer());
        Button remove = new Button(context.messages().text("inspector.remove", name),
                Icons.of(MaterialDesignD.DELETE_OUTLINE, 14));
        remove.setId(subject.fieldId() + "-remove");
        remove.getStyleClass().addAll("flat", "small", "danger");
        remove.setOnAction(_ -> remove(name));
        node = new VBox(form.node(), remove);
        node.getStyleClass().add("section-body");
    }

    private static String nameOf(Pointer pointer) {
        List<String> segments = pointer.segments();
        String last = segments.getLast();
        return last.matches("[0-9]+") ? "#" + (Integer.parseInt(last) + 1) : last;
    }

    private void remove(String name) {
        try {
            context.set(subject, name, null);
        } catch (NotationException e) {
            Label problem = new Label(context.messages().text("inspector.expected", e.expected()));
            problem.getStyleClass().add(Styles.FIELD_ERROR);
            problem.setWrapText(true);
            node.getChildren().add(problem);
        }
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void refresh() {
        if (context.value(subject) != null) {
            form.refresh();
        }
    }
}
