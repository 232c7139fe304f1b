package dev.archipelago.app.editor.inspector;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.model.shape.ListShape;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.Part;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/// One step: what it does in a line that opens into fields, and the steps inside it below.
final class StepLine implements FormPart {
    private final FormContext context;
    private final Subject subject;
    private final ObjectShape shape;
    private final StepListEditor list;
    private final int index;
    private final VBox node = new VBox();
    private final ToggleButton headline = new ToggleButton();
    private final Label summary = new Label();
    private final HBox tools = new HBox();
    private final List<FormPart> inner = new ArrayList<>();
    private final List<FormPart> fields = new ArrayList<>();
    private final VBox fieldBox = new VBox();

    StepLine(FormContext context, Subject subject, ObjectShape shape, StepListEditor list, int index) {
        this.context = context;
        this.subject = subject;
        this.shape = shape;
        this.list = list;
        this.index = index;
        node.getStyleClass().add(Styles.STEP);
        node.getChildren().add(line());
        for (Part part : shape.parts()) {
            if (part.shape() instanceof ListShape elements) {
                addInner(Form.listEditor(context, subject.part(part), elements));
            }
        }
        headline.setSelected(context.isOpen(subject));
        headline.selectedProperty().addListener((_, _, open) -> openFields(open));
        openFields(headline.isSelected());
        refresh();
    }

    private void addInner(FormPart part) {
        inner.add(part);
        part.node().getStyleClass().add("step-inner");
        node.getChildren().add(part.node());
    }

    private String key() {
        return shape.parts().getFirst().key();
    }

    private HBox line() {
        Label verb = new Label(context.labels().key(key()));
        verb.getStyleClass().add(Styles.STEP_VERB);
        verb.setMinWidth(Region.USE_PREF_SIZE);
        summary.getStyleClass().add("step-summary");
        HBox text = new HBox(8, Icons.of(StepLook.icon(key()), 15), verb, summary);
        text.setAlignment(Pos.CENTER_LEFT);
        headline.setGraphic(text);
        headline.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        headline.setId(subject.fieldId());
        headline.setMaxWidth(Double.MAX_VALUE);
        headline.setAlignment(Pos.CENTER_LEFT);
        headline.getStyleClass().setAll("step-headline");
        headline.setTooltip(FieldRow.tooltip(shape.meaning()));
        headline.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        String name = context.labels().key(key());
        tools.getChildren().addAll(
                tool(MaterialDesignA.ARROW_UP, "inspector.move-up", () -> list.move(index, -1)),
                tool(MaterialDesignA.ARROW_DOWN, "inspector.move-down", () -> list.move(index, 1)),
                tool(MaterialDesignD.DELETE_OUTLINE, "inspector.remove-step", () -> list.remove(index, name)));
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(headline, tools);
        tools.managedProperty().bind(line.hoverProperty());
        tools.visibleProperty().bind(line.hoverProperty());
        line.getStyleClass().add(Styles.STEP_BAR);
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(headline, Priority.ALWAYS);
        headline.setMinWidth(0);
        return line;
    }

    private Button tool(Ikon icon, String textKey, Runnable action) {
        Button button = new Button(null, Icons.of(icon, 14));
        button.getStyleClass().setAll("step-tool");
        button.setFocusTraversable(false);
        button.setAccessibleText(context.messages().text(textKey));
        button.setTooltip(FieldRow.tooltip(context.messages().text(textKey)));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void onKey(KeyEvent event) {
        if (event.isAltDown() && event.getCode() == KeyCode.UP) {
            list.move(index, -1);
        } else if (event.isAltDown() && event.getCode() == KeyCode.DOWN) {
            list.move(index, 1);
        } else if (event.getCode() == KeyCode.DELETE) {
            list.remove(index, context.labels().key(key()));
        } else {
            return;
        }
        event.consume();
    }

    private void openFields(boolean open) {
        context.setOpen(subject, open);
        if (open && fields.isEmpty()) {
            Form form = new Form(context, subject, shape, this::isEditable);
            fields.add(form);
            fieldBox.getChildren().setAll(form.node());
            fieldBox.getStyleClass().setAll("step-fields");
        }
        node.getChildren().remove(fieldBox);
        if (open) {
            node.getChildren().add(1, fieldBox);
        }
    }

    private boolean isEditable(String path) {
        String key = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
        return shape.part(key).map(part -> !(part.shape() instanceof ListShape)).orElse(true);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void refresh() {
        Object value = context.value(subject);
        if (value == null || !shape.type().isInstance(value)) {
            return;
        }
        summary.setText(Summary.of(shape, value, context.labels()));
        headline.setAccessibleText(context.labels().key(key()) + " " + summary.getText());
        fields.forEach(FormPart::refresh);
        inner.forEach(FormPart::refresh);
    }
}
