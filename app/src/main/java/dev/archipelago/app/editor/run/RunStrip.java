package dev.archipelago.app.editor.run;

import dev.archipelago.app.editor.look.Messages;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

/// How far the run under way has come, with a button that ends it; not there while none is.
public final class RunStrip {
    private final HBox node;

    public RunStrip(Messages messages, SimulationRun run) {
        Label text = new Label();
        run.progressProperty().addListener((_, _, share) -> text.setText(
                share.doubleValue() == 0
                        ? messages.text("run.starting")
                        : Math.round(100 * share.doubleValue()) + " %"));
        text.setText(messages.text("run.starting"));
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(run.progressProperty());
        bar.setAccessibleText(messages.text("command.run"));
        Button cancel = new Button(messages.text("run.cancel"));
        cancel.setId("run-cancel");
        cancel.getStyleClass().addAll("small", "flat");
        cancel.setOnAction(_ -> run.cancel());
        node = new HBox(text, bar, cancel);
        node.getStyleClass().add("run-strip");
        node.visibleProperty().bind(run.runningProperty());
        node.managedProperty().bind(run.runningProperty());
    }

    public Node node() {
        return node;
    }
}
