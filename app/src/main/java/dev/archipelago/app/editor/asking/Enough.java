package dev.archipelago.app.editor.asking;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.control.Button;

/// A button that is content with what was found so far; there while an answer is sought.
public final class Enough {
    private final Button button;
    private AtomicBoolean said = new AtomicBoolean();

    /// @param id of the button
    public Enough(String text, String id, Inquiry<?> inquiry) {
        button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setOnAction(_ -> said.set(true));
        button.visibleProperty().bind(inquiry.runningProperty());
        button.managedProperty().bind(inquiry.runningProperty());
    }

    public Node node() {
        return button;
    }

    /// Says it of the question that is under way there.
    public void takeOver(Enough other) {
        said = other.said;
    }

    /// Whether it was said of the question that is asked now; to be called once for each, on the window's thread.
    public AtomicBoolean ofNext() {
        said = new AtomicBoolean();
        return said;
    }
}
