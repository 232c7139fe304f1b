package dev.archipelago.app.editor.asking;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;

/// The upper edge of a card below the drawing that answers a question: a button that asks, what was asked, and while the
/// answer is sought how far it is and a button that gives it up.
public final class CardBar {
    private static final int ICON = 14;

    private CardBar() {}

    /// @param id of the card: its texts are "ID.ask" and "ID.title", its buttons "ID-ask" and "ID-cancel"
    /// @param title what was asked, and what is wrong
    /// @param ask asks
    public static Node of(Messages messages, String id, Ikon icon, Label title, Runnable ask, Inquiry<?> inquiry) {
        Button button = new Button(messages.text(id + ".ask"), Icons.of(icon, ICON));
        button.setId(id + "-ask");
        button.getStyleClass().add("flat");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> ask.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(button, title, gap, underWay(messages, id, inquiry));
        bar.getStyleClass().add("timeline-bar");
        return bar;
    }

    private static Node underWay(Messages messages, String id, Inquiry<?> inquiry) {
        ProgressBar progress = new ProgressBar();
        progress.progressProperty().bind(inquiry.progressProperty());
        progress.setAccessibleText(messages.text(id + ".title"));
        Button cancel = new Button(messages.text("run.cancel"));
        cancel.setId(id + "-cancel");
        cancel.getStyleClass().addAll("small", "flat");
        cancel.setOnAction(_ -> inquiry.cancel());
        HBox line = new HBox(progress, cancel);
        line.getStyleClass().add("run-strip");
        line.visibleProperty().bind(inquiry.runningProperty());
        line.managedProperty().bind(inquiry.runningProperty());
        return line;
    }
}
