package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Messages;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// How far the picture is that is painted, with a button that gives it up; not there while none is, nor for what takes but a
/// moment.
final class EaselStrip {
    private static final Duration PATIENCE = Duration.millis(250);

    private final HBox node;

    EaselStrip(Messages messages, Easel easel) {
        Label share = new Label();
        share.setMinWidth(Region.USE_PREF_SIZE);
        share.textProperty().bind(easel.progressProperty().map(done -> Math.round(100 * done.doubleValue()) + " %"));
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(easel.progressProperty());
        bar.setId("picture-progress");
        bar.setAccessibleText(messages.text("picture.progress"));
        Button cancel = new Button(messages.text("run.cancel"));
        cancel.setId("picture-cancel");
        cancel.setAccessibleText(messages.text("command.cancel-picture"));
        cancel.getStyleClass().addAll("small", "flat");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(_ -> easel.cancel());
        node = new HBox(share, bar, cancel);
        node.getStyleClass().add("run-strip");
        node.setVisible(false);
        node.managedProperty().bind(node.visibleProperty());
        PauseTransition pause = new PauseTransition(PATIENCE);
        pause.setOnFinished(_ -> node.setVisible(easel.jobProperty().get().isPresent()));
        easel.jobProperty().addListener((_, before, now) -> {
            if (now.isEmpty()) {
                pause.stop();
                node.setVisible(false);
            } else if (before.isEmpty()) {
                pause.playFromStart();
            }
        });
    }

    Node node() {
        return node;
    }
}
