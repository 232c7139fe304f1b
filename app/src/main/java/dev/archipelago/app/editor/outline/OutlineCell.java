package dev.archipelago.app.editor.outline;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.exporters.picture.Severity;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A row that is seen: a name, what was measured at the right, and a field where the name is being typed.
final class OutlineCell extends TreeCell<Line> {
    private static final int ICON = 14;

    private final Messages messages;
    private final Function<Row, Optional<Readings.Reading>> readings;
    private final Renaming renaming;
    private final Tooltip tip = new Tooltip();
    private final Label name = new Label();
    private final Label reading = new Label();
    private final HBox content;
    private boolean leaving; // the keys have gone elsewhere

    /// Takes the new name of a component.
    interface Renaming {
        void rename(Row.OfComponent row, String name);
    }

    OutlineCell(Messages messages, Function<Row, Optional<Readings.Reading>> readings, Renaming renaming) {
        this.messages = messages;
        this.readings = readings;
        this.renaming = renaming;
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        name.setMinWidth(30);
        reading.setMinWidth(Region.USE_PREF_SIZE);
        reading.getStyleClass().add("outline-reading");
        content = new HBox(6, name, gap, reading);
        content.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0); // never wider than the tree
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        setText(null);
        if (empty || line == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        if (!isEditing()) {
            show(line);
        }
    }

    private void show(Line line) {
        Optional<Readings.Reading> measured = readings.apply(line.row());
        name.setText(line.name());
        name.setGraphic(Icons.of(line.icon(), ICON));
        reading.setText(measured.map(Readings.Reading::shown).orElse(""));
        reading.getStyleClass().removeIf(style -> style.startsWith("outline-is-"));
        measured.ifPresent(found -> reading.getStyleClass().add(style(found.severity())));
        setGraphic(content);
        setAccessibleText(joined(", ", line, measured));
        tip.setText(joined("\n", line, measured));
        setTooltip(tip);
    }

    private String joined(String between, Line line, Optional<Readings.Reading> measured) {
        return Stream.of(line.name(), line.meaning().in(messages), measured.map(Readings.Reading::spoken).orElse(""))
                .filter(text -> !text.isEmpty()).collect(Collectors.joining(between));
    }

    /// Shows what is measured now.
    void measure() {
        Line line = getItem();
        if (line != null && !isEmpty() && !isEditing()) {
            show(line);
        }
    }

    private static String style(Severity severity) {
        return "outline-is-" + severity.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void startEdit() {
        Line line = getItem();
        if (line == null || !(line.row() instanceof Row.OfComponent component)) {
            return;
        }
        super.startEdit();
        if (!isEditing()) {
            return;
        }
        TextField field = new TextField(line.name());
        field.setId("outline-rename");
        field.setAccessibleText(line.name());
        field.setOnAction(event -> {
            event.consume();
            commitEdit(line);
            renaming.rename(component, field.getText());
        });
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                cancelEdit();
                event.consume();
            }
        });
        field.focusedProperty().addListener((_, before, now) -> {
            if (before && !now && isEditing()) {
                leaving = true;
                cancelEdit();
                leaving = false;
            }
        });
        setGraphic(field);
        Platform.runLater(() -> {
            field.requestFocus();
            field.selectAll();
        });
    }

    @Override
    public void cancelEdit() {
        super.cancelEdit();
        restore();
    }

    @Override
    public void commitEdit(Line line) {
        super.commitEdit(line);
        restore();
    }

    private void restore() {
        Line line = getItem();
        if (line != null) {
            show(line);
        }
        if (getTreeView() != null && !leaving) {
            getTreeView().requestFocus();
        }
    }
}
