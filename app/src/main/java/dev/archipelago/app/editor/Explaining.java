package dev.archipelago.app.editor;

import dev.archipelago.app.editor.why.WhyCard;
import dev.archipelago.app.editor.why.WhyRun;
import dev.archipelago.model.ComponentId;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.diagnosis.DiagnosisResult.Question;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Why? in the window: the card, and what it is asked with the settings of runs.
final class Explaining {
    private final WorkspaceParts parts;
    private final WhyRun run;
    private final WhyCard card;

    Explaining(WorkspaceParts parts) {
        this.parts = parts;
        run = new WhyRun(parts.edited(), Platform::runLater);
        card = new WhyCard(parts.messages(), parts.edited(), run, () -> ask(null));
    }

    Node node() {
        return card.node();
    }

    /// Asks about the load of the component that is selected, else what the run makes one ask first.
    void ask() {
        Optional<ComponentId> selected = parts.edited().selection().components().stream().findFirst();
        boolean only = parts.edited().selection().size() == 1;
        ask(only && selected.isPresent() ? new Question(selected.get().value(), Metric.LOAD, "") : null);
    }

    /// @param question null for the first one
    void ask(@Nullable Question question) {
        var settings = parts.run().settingsProperty().get();
        run.ask(question, SimulationOptions.defaults().withSeed(settings.seed())
                .withReplications(settings.replications()).withScenario(settings.scenario().orElse(null))
                .withDuration(settings.duration().orElse(null)).withWarmUp(settings.warmUp().orElse(null)));
    }

    /// The answer of another one, as the card words it here.
    void takeOver(Explaining other) {
        run.inquiry().takeOver(other.run.inquiry());
    }

    void close() {
        run.inquiry().cancel();
    }
}
