package dev.archipelago.app.editor.run;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// How long, how often and with which seed the next run simulates.
public final class RunSettingsPane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final Messages messages;
    private final SimulationRun run;
    private final GridPane grid = new GridPane(12, 8);
    private final Label error = new Label();
    private final VBox node = new VBox(8, grid, error);

    public RunSettingsPane(Messages messages, SimulationRun run) {
        this.messages = messages;
        this.run = run;
        error.getStyleClass().add(Styles.FIELD_ERROR);
        error.setStyle("-fx-padding: 0;");
        error.setWrapText(true);
        error.setMaxWidth(280);
        node.getStyleClass().add("run-settings");
        RunSettings now = run.settingsProperty().get();
        add("run.duration", "run-duration", text(now.duration()), "60s",
                text -> run.settingsProperty().get().withDuration(time(text)));
        add("run.warm-up", "run-warm-up", text(now.warmUp()), messages.text("run.automatic"),
                text -> run.settingsProperty().get().withWarmUp(time(text)));
        add("run.replications", "run-replications", String.valueOf(now.replications()), "5",
                text -> run.settingsProperty().get().withReplications((int) number(text,
                        RunSettings.LEAST_REPLICATIONS, RunSettings.MOST_REPLICATIONS)));
        add("run.seed", "run-seed", String.valueOf(now.seed()), "1",
                text -> run.settingsProperty().get().withSeed(number(text, 0, Long.MAX_VALUE)));
    }

    public Node node() {
        return node;
    }

    private static String text(Optional<TimeSpan> time) {
        return time.map(TimeSpan::toString).orElse("");
    }

    private void add(String labelKey, String id, String text, String prompt, Function<String, RunSettings> change) {
        Label label = new Label(messages.text(labelKey));
        TextField field = new TextField(text);
        field.setId(id);
        field.setPromptText(prompt);
        field.setPrefColumnCount(10);
        label.setLabelFor(field);
        field.textProperty().addListener((_, _, typed) -> apply(field, typed, change));
        grid.addRow(grid.getRowCount(), label, field);
    }

    private void apply(TextField field, String typed, Function<String, RunSettings> change) {
        try {
            run.settingsProperty().set(change.apply(typed.strip()));
            field.pseudoClassStateChanged(WRONG, false);
            error.setText("");
        } catch (NotationException e) {
            field.pseudoClassStateChanged(WRONG, true);
            error.setText(messages.text("inspector.expected", e.expected()));
        }
    }

    private static Optional<TimeSpan> time(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(TimeSpan.parse(text));
    }

    private long number(String text, long least, long most) {
        String expected = messages.text("run.number-expected", String.valueOf(least), String.valueOf(most));
        try {
            long number = Long.parseLong(text);
            if (number < least || number > most) {
                throw new NotationException(text, expected);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new NotationException(text, expected);
        }
    }
}
