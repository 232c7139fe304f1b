package dev.archipelago.app.editor.run;

import dev.archipelago.app.editor.asking.Inquiry;
import dev.archipelago.app.editor.asking.Problem;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.simulator.Simulation;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// Simulates the document in the background, one run at a time, and keeps the last answer.
///
/// All properties change on the window's thread. What is simulated is the document as it was when the run began; as soon
/// as the document differs from it the answer is stale.
public final class SimulationRun {
    /// Requests of a run that are followed, so that they can be looked at.
    private static final int FOLLOWED = 1000;

    private final ObjectProperty<RunSettings> settings = new SimpleObjectProperty<>(RunSettings.USUAL);
    private final ReadOnlyObjectWrapper<Optional<RunOutcome>> outcome = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Inquiry<RunOutcome> inquiry;

    /// @param window runs tasks on the window's thread
    public SimulationRun(EditedDocument edited, Executor window) {
        inquiry = new Inquiry<>("simulation", edited, window);
        inquiry.answerProperty().addListener((_, _, answer) -> outcome.set(answer.map(Inquiry.Answer::found)));
    }

    public ObjectProperty<RunSettings> settingsProperty() {
        return settings;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return inquiry.runningProperty();
    }

    /// Share of the work that is done, 0 to 1.
    public ReadOnlyDoubleProperty progressProperty() {
        return inquiry.progressProperty();
    }

    /// The last answer.
    public ReadOnlyObjectProperty<Optional<RunOutcome>> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// Whether the document is no longer the one that the last answer is about.
    public ReadOnlyBooleanProperty staleProperty() {
        return inquiry.staleProperty();
    }

    /// Why the last run gave no answer.
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return inquiry.problemProperty();
    }

    /// Begins a run of the document as it is now; does nothing while one is under way.
    public void start() {
        if (!inquiry.runningProperty().get()) {
            RunSettings asked = settings.get();
            inquiry.ask((document, progress, cancel) -> new RunOutcome(document, asked,
                    Simulation.run(document, asked.options().withTraces(FOLLOWED), progress, cancel)));
        }
    }

    /// The settings, the last answer and the run under way of another one, about a document that has taken the place of its own.
    public void takeOver(SimulationRun other) {
        settings.set(other.settings.get());
        inquiry.takeOver(other.inquiry);
    }

    /// Ends the run under way without an answer.
    public void cancel() {
        inquiry.cancel();
    }

    /// Forgets the last answer, since another document is on the desk.
    public void forget() {
        settings.set(settings.get().withScenario(Optional.empty()));
        inquiry.forget();
    }
}
