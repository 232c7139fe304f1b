package dev.archipelago.app.editor.text;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.model.finding.Finding;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/// How a text stands to the drawing: the same, being read, or not understood and why.
final class MistakeList {
    private static final int SHOWN = 4;

    private final Messages messages;
    private final Consumer<Finding> show;
    private final Label state = new Label();
    private final Label joining = new Label();
    private final Button discard = new Button();
    private final VBox list = new VBox();
    private final VBox node;

    /// @param show goes to a mistake
    /// @param discard gives up what was typed
    MistakeList(Messages messages, Consumer<Finding> show, Runnable discard) {
        this.messages = messages;
        this.show = show;
        this.discard.setText(messages.text("text.discard"));
        this.discard.setId("text-discard");
        this.discard.setOnAction(_ -> discard.run());
        this.discard.managedProperty().bind(this.discard.visibleProperty());
        state.setId("text-state");
        state.setMaxWidth(Double.MAX_VALUE);
        state.setMinHeight(24);
        state.setWrapText(true);
        HBox.setHgrow(state, Priority.ALWAYS);
        joining.setText(messages.text("text.joining"));
        joining.setWrapText(true);
        joining.managedProperty().bind(joining.visibleProperty());
        joining.getStyleClass().add(Styles.MUTED);
        list.setId("text-mistakes");
        HBox line = new HBox(8, state, this.discard);
        line.getStyleClass().add("text-state-line");
        node = new VBox(list, joining, line);
        node.getStyleClass().add("text-foot");
        say("");
    }

    Node node() {
        return node;
    }

    /// There is no mistake.
    void say(String text) {
        list.getChildren().clear();
        state.setText(text);
        discard.setVisible(false);
        joining.setVisible(false);
    }

    /// @param agrees whether the document is still the one that the text began with
    void show(List<Finding> mistakes, boolean agrees) {
        list.getChildren().setAll(mistakes.stream().limit(SHOWN).map(this::line).toList());
        state.setText(messages.text("text.mistakes", mistakes.size()));
        discard.setVisible(true);
        setJoining(!agrees);
    }

    /// Whether the document has changed beside the text, and both will be brought together.
    void setJoining(boolean on) {
        joining.setVisible(on);
    }

    private Node line(Finding mistake) {
        String place = mistake.place().isKnown() ? messages.text("text.line", mistake.place().line()) + "  " : "";
        String text = place + messages.text(mistake);
        Hyperlink link = new Hyperlink(text, Icons.of(MaterialDesignA.ALERT_CIRCLE, 14));
        link.setWrapText(true);
        link.setMaxWidth(Double.MAX_VALUE);
        link.getStyleClass().add("text-mistake-line");
        link.setOnAction(_ -> show.accept(mistake));
        return link;
    }
}
