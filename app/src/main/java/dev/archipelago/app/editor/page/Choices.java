package dev.archipelago.app.editor.page;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.document.Document;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Lists of which one is chosen.
public final class Choices {
    private static final double LABEL_WIDTH = 116;

    private Choices() {}

    /// @param word what a value is called
    public static <T> ComboBox<T> box(String id, String name, Function<T, String> word) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(name);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : word.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("The field is not editable");
            }
        });
        return box;
    }

    /// A list of the scenarios of a document, of which none is the design as drawn.
    public static ComboBox<Optional<String>> scenarios(String id, Messages messages) {
        return box(id, messages.text("run.scenario"),
                scenario -> scenario.orElseGet(() -> messages.text("run.baseline")));
    }

    /// The design as drawn, and every scenario.
    public static List<Optional<String>> scenariosOf(Document document) {
        return Stream.concat(Stream.of(Optional.<String>empty()),
                document.scenarios().keySet().stream().map(Optional::of)).toList();
    }

    /// With its name before it.
    public static HBox row(String name, ComboBox<?> box) {
        Label label = new Label(name);
        label.setLabelFor(box);
        label.setMinWidth(LABEL_WIDTH);
        label.setMaxWidth(LABEL_WIDTH);
        label.setWrapText(true);
        HBox.setHgrow(box, Priority.ALWAYS);
        HBox row = new HBox(8, label, box);
        row.getStyleClass().add("page-entry");
        return row;
    }

    /// With its name above it, where what is chosen needs the whole width.
    public static VBox column(String name, ComboBox<?> box) {
        Label label = new Label(name);
        label.setLabelFor(box);
        return new VBox(3, label, box);
    }

    /// What was chosen stays where it still is there; else the first is.
    public static <T> void fill(ComboBox<T> box, List<T> values) {
        T chosen = box.getValue();
        if (!values.equals(box.getItems())) {
            box.getItems().setAll(values);
        }
        box.setValue(chosen != null && values.contains(chosen) ? chosen : values.isEmpty() ? null : values.getFirst());
    }
}
