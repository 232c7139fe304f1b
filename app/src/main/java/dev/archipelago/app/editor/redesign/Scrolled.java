package dev.archipelago.app.editor.redesign;

import dev.archipelago.app.editor.look.Styles;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// An answer that may be higher than there is room.
final class Scrolled {
    private Scrolled() {}

    static ScrollPane of(Node content) {
        VBox answer = new VBox(content);
        answer.getStyleClass().add("page-answer");
        ScrollPane scroll = new ScrollPane(answer);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", Styles.SIDE_PANE);
        return scroll;
    }
}
