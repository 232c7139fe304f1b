package dev.archipelago.app.editor.inspector;

import atlantafx.base.controls.Popover;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.shape.Part;
import dev.archipelago.model.shape.ScalarShape;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// A value that is typed: applied on Enter and on leaving the field, taken back on Escape.
///
/// Nothing is applied while it is wrong; what would be right stands below it. Empty means left out.
final class TextualField implements FormPart {
    private final FormContext context;
    private final Subject subject;
    private final Part part;
    private final ScalarShape shape;
    private final TextField control = new TextField();
    private final FieldRow row;
    private String shown = "";

    TextualField(FormContext context, Subject subject, Part part, ScalarShape shape) {
        this.context = context;
        this.subject = subject;
        this.part = part;
        this.shape = shape;
        control.setId(subject.fieldId());
        row = new FieldRow(context.labels().key(part.key()), part, control);
        control.setOnAction(_ -> commit());
        control.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                commit();
            }
        });
        control.textProperty().addListener((_, _, text) -> row.setError(problem(text)));
        control.addEventFilter(KeyEvent.KEY_PRESSED, this::takeBack);
        control.addEventFilter(KeyEvent.KEY_PRESSED, this::passUndo);
        if (shape.type() == Distribution.class) {
            offerCurve();
        }
        refresh();
    }

    /// A button beside the field, and Alt and the arrow down in it, open the editor of distributions.
    private void offerCurve() {
        Button button = new Button("", Icons.of(MaterialDesignC.CHART_BELL_CURVE, 16));
        button.setId(subject.fieldId() + "-curve");
        button.getStyleClass().addAll("flat", "button-icon");
        String text = context.messages().text("distribution.open");
        button.setTooltip(FieldRow.tooltip(text + " (Alt+↓)"));
        button.setAccessibleText(text);
        button.setOnAction(_ -> showCurve());
        row.addTool(button);
        control.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isAltDown() && event.getCode() == KeyCode.DOWN) {
                showCurve();
                event.consume();
            }
        });
    }

    private void showCurve() {
        Popover popover = new Popover();
        DistributionPane pane = new DistributionPane(context.messages(), start(), distribution -> {
            popover.hide();
            control.setText(shape.print(distribution));
            commit();
            control.requestFocus();
        });
        popover.setContentNode(pane.node());
        popover.setTitle(context.labels().key(part.key()));
        popover.setHeaderAlwaysVisible(true);
        popover.setDetachable(false);
        popover.setArrowLocation(Popover.ArrowLocation.RIGHT_TOP);
        popover.show(control);
    }

    /// What the field says, else a usual service time.
    private Distribution start() {
        try {
            return (Distribution) shape.parse(control.getText());
        } catch (NotationException _) {
            return Distribution.parse("exponential(20ms)");
        }
    }

    private void takeBack(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !control.getText().equals(shown)) {
            control.setText(shown);
            control.selectAll();
            event.consume();
        }
    }

    /// Undo and redo are about the document unless something is being typed here.
    private void passUndo(KeyEvent event) {
        boolean history = event.isShortcutDown()
                && (event.getCode() == KeyCode.Z || event.getCode() == KeyCode.Y);
        if (history && control.getText().equals(shown)) {
            event.consume();
            Event.fireEvent(row.node(), event.copyFor(row.node(), row.node()));
        }
    }

    /// What is wrong with a text; empty when it could be applied.
    private String problem(String text) {
        if (text.isBlank()) {
            return part.required() && !shown.isEmpty() ? context.messages().text("inspector.needed") : "";
        }
        try {
            shape.parse(text);
            return "";
        } catch (NotationException e) {
            return expected(e);
        }
    }

    private String expected(NotationException e) {
        return context.messages().text("inspector.expected", e.expected());
    }

    private void commit() {
        String text = control.getText();
        if (text.equals(shown) || row.isWrong()) {
            return;
        }
        try {
            @Nullable
            Object value = text.isBlank() ? null : shape.parse(text);
            context.set(subject, context.labels().key(part.key()), value);
            refreshAlways();
        } catch (NotationException e) {
            row.setError(expected(e));
        }
    }

    @Override
    public Node node() {
        return row.node();
    }

    @Override
    public void refresh() {
        boolean typing = control.isFocused() && !control.getText().equals(shown);
        if (!typing) {
            refreshAlways();
        }
    }

    private void refreshAlways() {
        List<@Nullable Object> values = context.values(subject);
        boolean same = values.size() == 1;
        Object value = values.getFirst();
        shown = same && value != null ? shape.print(value) : "";
        if (!control.getText().equals(shown)) {
            control.setText(shown);
        }
        control.setPromptText(same
                ? context.labels().standing(Objects.requireNonNullElse(part.defaultText(), ""))
                : context.messages().text("inspector.different"));
        row.setGiven(!same || value != null);
        row.setError("");
    }
}
