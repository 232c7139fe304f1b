package dev.archipelago.app.editor.run;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.page.Choices;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// Which scenario of the document the next run simulates.
public final class ScenarioChoice {
    private final EditedDocument edited;
    private final SimulationRun run;
    private final ComboBox<Optional<String>> node;
    private boolean filling;

    public ScenarioChoice(Messages messages, EditedDocument edited, SimulationRun run) {
        this.edited = edited;
        this.run = run;
        node = Choices.scenarios("scenario-choice", messages);
        node.setMaxWidth(Region.USE_COMPUTED_SIZE);
        node.setTooltip(new Tooltip(messages.text("run.scenario")));
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
        List<Optional<String>> items = Choices.scenariosOf(edited.document());
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
}
