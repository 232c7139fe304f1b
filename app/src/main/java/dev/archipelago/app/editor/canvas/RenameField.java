package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.model.ComponentId;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/// The text field over a box in which its name is typed: Enter or a click elsewhere takes it over, Escape does not.
final class RenameField {

    private final TextField field = new TextField();
    private final BiConsumer<ComponentId, String> renamed;
    private final Runnable closed;
    private Optional<ComponentId> subject = Optional.empty();
    private String before = "";

    RenameField(BiConsumer<ComponentId, String> renamed, Runnable closed) {
        this.renamed = renamed;
        this.closed = closed;
        field.setId("rename-in-place");
        field.setManaged(false);
        field.setVisible(false);
        field.setOnAction(_ -> commit());
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
            }
            event.consume();
        });
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                commit();
            }
        });
    }

    TextField node() {
        return field;
    }

    void open(ComponentId id, String name, Box seen) {
        subject = Optional.of(id);
        before = name;
        field.setText(name);
        field.setVisible(true);
        double width = Math.max(140, seen.width());
        field.resizeRelocate(seen.middle().x() - width / 2, seen.middle().y() - 15, width, 30);
        field.requestFocus();
        field.selectAll();
    }

    void commit() {
        Optional<ComponentId> id = subject;
        String name = field.getText().strip();
        close();
        id.filter(_ -> !name.isEmpty() && !name.equals(before)).ifPresent(found -> renamed.accept(found, name));
    }

    private void close() {
        if (subject.isPresent()) {
            subject = Optional.empty();
            field.setVisible(false);
            closed.run();
        }
    }
}
