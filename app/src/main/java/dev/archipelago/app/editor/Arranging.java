package dev.archipelago.app.editor;

import dev.archipelago.app.editor.canvas.DiagramCanvas;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// The drawing with a word over it while a large design is being laid out, which takes seconds.
final class Arranging {
    private static final Duration PATIENCE = Duration.millis(300); // what is quicker needs no word

    private final StackPane node;

    Arranging(DiagramCanvas canvas, Messages messages) {
        Label notice = new Label(messages.text("drawing.arranging"));
        notice.setId("arranging");
        notice.getStyleClass().addAll(Styles.CHIP, Styles.MUTED);
        notice.setMouseTransparent(true);
        notice.setVisible(false);
        node = new StackPane(canvas, notice);
        node.setMinSize(0, 0);
        PauseTransition pause = new PauseTransition(PATIENCE);
        pause.setOnFinished(_ -> notice.setVisible(canvas.arrangingProperty().get()));
        canvas.arrangingProperty().addListener((_, _, busy) -> {
            if (busy) {
                pause.playFromStart();
            } else {
                pause.stop();
                notice.setVisible(false);
            }
        });
        if (canvas.arrangingProperty().get()) {
            pause.playFromStart();
        }
    }

    /// Lies over the top of the drawing.
    void addAbove(Node part) {
        StackPane.setAlignment(part, Pos.TOP_CENTER);
        StackPane.setMargin(part, new Insets(10));
        node.getChildren().add(part);
    }

    Node node() {
        return node;
    }
}
