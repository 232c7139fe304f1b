package dev.archipelago.app.editor.run;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Which scenario of the document the next run simulates.
public final class ScenarioChoice {
    private final Messages messages;
    private final EditedDocument edited;
    private final SimulationRun run;
    private final ComboBox<Optional<String>> node = new ComboBox<>();
    private boolean filling;

    public ScenarioChoice(Messages messages, EditedDocument edited, SimulationRun run) {
        this.messages = messages;
        this.edited = edited;
        this.run = run;
        node.setId("scenario-choice");
        node.setAccessibleText(messages.text("run.scenario"));
        node.setTooltip(new Tooltip(messages.text("run.scenario")));
        node.setConverter(new Names());
        node.valueProperty().addListener((_, _, chosen) -> {
            if (!filling && chosen != null) {
                run.settingsProperty().set(run.settingsProperty().get().withScenario(chosen));
            }
        });
        edited.documentProperty().addListener((_, _, _) -> fill());
        run.settingsProperty().addListener((_, _, _) -> fill());
        fill();
    }

    public Node node() {
        return node;
    }

    private void fill() {
        filling = true;
        List<Optional<String>> items = new ArrayList<>();
        items.add(Optional.empty());
        edited.document().scenarios().keySet().forEach(id -> items.add(Optional.of(id)));
        if (!items.equals(node.getItems())) {
            node.getItems().setAll(items);
        }
        Optional<String> wanted = run.settingsProperty().get().scenario();
        node.setValue(items.contains(wanted) ? wanted : Optional.empty());
        filling = false;
        if (!items.contains(wanted)) {
            run.settingsProperty().set(run.settingsProperty().get().withScenario(Optional.empty()));
        }
    }

    private final class Names extends StringConverter<Optional<String>> {
        @Override
        public String toString(@Nullable Optional<String> scenario) {
            return scenario == null ? "" : scenario.orElseGet(() -> messages.text("run.baseline"));
        }

        @Override
        public Optional<String> fromString(String text) {
            throw new UnsupportedOperationException("The field is not editable");
        }
    }
}
