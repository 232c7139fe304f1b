package dev.archipelago.app.editor.playback;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.result.Mark;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Where playing is to stop: at the end, at a time, at what happens first.
final class UntilChoice {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");
    private static final String USUAL = "30s";

    /// What can be chosen.
    private enum Stop {
        END, TIME, OBJECTIVE, SATURATED
    }

    private final Playback playback;
    private final ComboBox<Stop> choice = new ComboBox<>();
    private final TextField time = new TextField(USUAL);
    private final HBox node = new HBox(choice, time);

    UntilChoice(Messages messages, Playback playback) {
        this.playback = playback;
        choice.getItems().setAll(Stop.values());
        choice.setValue(Stop.END);
        choice.setId("playback-until");
        choice.setAccessibleText(messages.text("playback.until"));
        choice.setConverter(new Names(messages));
        choice.valueProperty().addListener((_, _, _) -> choose());
        time.setId("playback-until-time");
        time.setAccessibleText(messages.text("playback.until.time"));
        time.setPrefColumnCount(5);
        time.textProperty().addListener((_, _, _) -> choose());
        time.visibleProperty().bind(choice.valueProperty().isEqualTo(Stop.TIME));
        time.managedProperty().bind(time.visibleProperty());
        node.getStyleClass().add("playback-until");
    }

    Node node() {
        return node;
    }

    private void choose() {
        Until until = switch (choice.getValue()) {
            case END -> new Until.End();
            case OBJECTIVE -> new Until.First(Mark.Kind.OBJECTIVE_MISSED);
            case SATURATED -> new Until.First(Mark.Kind.SATURATED);
            case TIME -> time();
        };
        playback.untilProperty().set(until);
    }

    /// What is no time stops at the end, and is marked as wrong.
    private Until time() {
        try {
            Until until = new Until.Time(TimeSpan.parse(time.getText().strip()).seconds());
            time.pseudoClassStateChanged(WRONG, false);
            return until;
        } catch (IllegalArgumentException _) {
            time.pseudoClassStateChanged(WRONG, true);
            return new Until.End();
        }
    }

    private static final class Names extends StringConverter<Stop> {
        private final Messages messages;

        Names(Messages messages) {
            this.messages = messages;
        }

        @Override
        public String toString(@Nullable Stop stop) {
            return stop == null ? "" : switch (stop) {
                case END -> messages.text("playback.until.end");
                case TIME -> messages.text("playback.until.time");
                case OBJECTIVE -> messages.text("playback.until.objective");
                case SATURATED -> messages.text("playback.until.saturated");
            };
        }

        @Override
        public Stop fromString(String text) {
            throw new UnsupportedOperationException("The field is not editable");
        }
    }
}
