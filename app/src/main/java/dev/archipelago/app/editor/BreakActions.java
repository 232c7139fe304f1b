package dev.archipelago.app.editor;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Structure;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.run.SimulationRun;
import dev.archipelago.app.editor.scenario.Breakage;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.simulator.experiment.Epicentre;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/// Breaks what is drawn: its faults come into the scenario that the next run simulates, or into a new one, in one step that
/// can be undone.
final class BreakActions {
    private final EditedDocument edited;
    private final SimulationRun run;
    private final Messages messages;
    private final Consumer<String> done;
    private final Consumer<Epicentre> reach;

    /// @param done is told in a sentence what was broken, and shows it
    /// @param reach is asked how far a loss reaches
    BreakActions(EditedDocument edited, SimulationRun run, Messages messages, Consumer<String> done,
            Consumer<Epicentre> reach) {
        this.edited = edited;
        this.run = run;
        this.messages = messages;
        this.done = done;
        this.reach = reach;
    }

    /// An item that asks how far the loss of something reaches.
    MenuItem reach(Epicentre epicentre) {
        return reach("reach", epicentre);
    }

    /// An item that asks how far it reaches when nothing passes between some components and all others.
    ///
    /// @param title what they are called together
    MenuItem reachOfPartition(String title, Set<ComponentId> side) {
        return reach("reach-partition", Epicentre.partition(edited.document(),
                messages.text("reach.partition", title), side));
    }

    private MenuItem reach(String id, Epicentre epicentre) {
        MenuItem item = new MenuItem(messages.text("menu." + id), Icons.of(MaterialDesignR.RADIUS_OUTLINE, 16));
        item.setId(id);
        item.setOnAction(_ -> reach.accept(epicentre));
        return item;
    }

    /// A menu of these ways.
    Menu menu(List<Breakage> ways) {
        Menu menu = new Menu(messages.text("menu.break"), Icons.of(MaterialDesignF.FLASH_OUTLINE, 16));
        for (Breakage way : ways) {
            MenuItem item = new MenuItem(text(way));
            item.setId("break-" + way.way().id() + (way.way() == Breakage.Way.ZONE ? "-" + way.subject() : ""));
            item.setOnAction(_ -> apply(way));
            menu.getItems().add(item);
        }
        return menu;
    }

    private String text(Breakage breakage) {
        return messages.text("break." + breakage.way().id(), breakage.subject());
    }

    private void apply(Breakage breakage) {
        String scenario = run.settingsProperty().get().scenario()
                .filter(edited.document().scenarios()::containsKey)
                .orElseGet(() -> breakage.scenarioName(edited.document()));
        int depth = edited.depth();
        edited.apply(breakage.subject() + ": " + text(breakage),
                document -> Structure.with(document, Pointer.of("scenarios", scenario),
                        breakage.in(document.scenarios().get(scenario))));
        if (edited.depth() > depth) {
            run.settingsProperty().set(run.settingsProperty().get().withScenario(Optional.of(scenario)));
            done.accept(messages.text("status.broken", breakage.subject(), text(breakage), scenario));
        }
    }
}
