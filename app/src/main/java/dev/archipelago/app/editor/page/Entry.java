package dev.archipelago.app.editor.page;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.model.quantity.NotationException;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A field whose text is read into a value while it is typed; what is wrong with it stands below it.
///
/// @param <T> what is read
public final class Entry<T> {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    private static final double LABEL_WIDTH = 116;

    private final Messages messages;
    private final Function<String, T> reader;
    private final TextField field = new TextField();
    private final Label error = new Label();
    private final VBox node;
    private @Nullable PauseTransition resting;
    private final ReadOnlyObjectWrapper<Optional<T>> value = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param label before the field
    /// @param id of the field; that of what is wrong is it with "-error"
    /// @param reader throws [IllegalArgumentException] for a text that is wrong
    public Entry(Messages messages, String label, String id, Function<String, T> reader) {
        this.messages = messages;
        this.reader = reader;
        field.setId(id);
        field.setPrefColumnCount(8);
        Label name = new Label(label);
        name.setLabelFor(field);
        name.setMinWidth(LABEL_WIDTH);
        name.setMaxWidth(LABEL_WIDTH);
        name.setWrapText(true);
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox line = new HBox(8, name, field);
        line.getStyleClass().add("page-entry");
        node = new VBox(2, line, below(error, id + "-error"));
        field.textProperty().addListener((_, _, _) -> typed());
        read();
    }

    /// The same, read only when typing rests or is ended by Enter or by going elsewhere: for what takes a while, such as a
    /// file. Until then there is no value.
    public Entry<T> resting(Duration rest) {
        PauseTransition pause = new PauseTransition(rest);
        pause.setOnFinished(_ -> read());
        field.setOnAction(_ -> readNow(pause));
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                readNow(pause);
            }
        });
        resting = pause;
        return this;
    }

    private void typed() {
        PauseTransition pause = resting;
        if (pause == null) {
            read();
        } else {
            wrong("");
            pause.playFromStart();
        }
    }

    private void readNow(PauseTransition pause) {
        if (pause.getStatus() == Animation.Status.RUNNING) {
            pause.stop();
            read();
        }
    }

    /// The line below a field that says what is wrong; not there while nothing is.
    static Label below(Label error, String id) {
        error.setId(id);
        error.getStyleClass().addAll(Styles.FIELD_ERROR, "page-error");
        error.setWrapText(true);
        error.setMinHeight(Region.USE_PREF_SIZE);
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        return error;
    }

    /// The same with a text to begin with, and what holds while there is none.
    public Entry<T> with(String text, String prompt) {
        field.setPromptText(prompt);
        field.setText(text);
        return this;
    }

    public Node node() {
        return node;
    }

    public TextField field() {
        return field;
    }

    /// What the text says; empty while it is wrong.
    public ReadOnlyObjectProperty<Optional<T>> valueProperty() {
        return value.getReadOnlyProperty();
    }

    public Optional<T> value() {
        return value.get();
    }

    /// Reads the text anew, where it depends on something else too.
    public void read() {
        try {
            T read = reader.apply(field.getText().strip());
            tell("");
            value.set(Optional.of(read));
        } catch (NotationException e) {
            wrong(messages.text("inspector.expected", e.expected()));
        } catch (IllegalArgumentException e) {
            wrong(String.valueOf(e.getMessage()));
        }
    }

    private void wrong(String what) {
        tell(what);
        value.set(Optional.empty());
    }

    private void tell(String what) {
        field.pseudoClassStateChanged(WRONG, !what.isEmpty());
        error.setText(what);
    }
}
