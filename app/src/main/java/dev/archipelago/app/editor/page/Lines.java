package dev.archipelago.app.editor.page;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Styles;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/// Lines of an answer.
public final class Lines {
    private Lines() {}

    /// The answer in a sentence.
    public static Label title(String text, String id) {
        Label title = wrapped(text);
        title.setId(id);
        title.getStyleClass().add("page-title");
        return title;
    }

    public static Label heading(String text) {
        Label heading = wrapped(text);
        heading.getStyleClass().add("page-heading");
        return heading;
    }

    public static Label line(String text) {
        return wrapped(text);
    }

    public static Label muted(String text) {
        Label line = wrapped(text);
        line.getStyleClass().add(Styles.MUTED);
        return line;
    }

    /// Something to be careful about.
    public static Label warning(String text) {
        Label line = wrapped(text);
        line.setGraphic(Icons.of(MaterialDesignA.ALERT_OUTLINE, 14));
        line.getStyleClass().add("page-warning");
        return line;
    }

    private static Label wrapped(String text) {
        Label line = new Label(text);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    /// An answer that may be longer than the window.
    ///
    /// @param id of the answer
    public static Node scrolled(VBox answer, String id) {
        answer.setId(id);
        answer.getStyleClass().add("page-answer");
        ScrollPane scroll = new ScrollPane(answer);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", Styles.SIDE_PANE);
        return scroll;
    }
}
