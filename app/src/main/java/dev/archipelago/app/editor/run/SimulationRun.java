package dev.archipelago.app.editor.run;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.simulator.Simulation;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// Simulates the document in the background, one run at a time, and keeps the last answer.
///
/// All properties change on the window's thread. What is simulated is the document as it was when the run began; as soon
/// as the document differs from it the answer is stale.
public final class SimulationRun {
    private static final int STEPS_OF_PROGRESS = 500;

    // Properties

    private final ObjectProperty<RunSettings> settings = new SimpleObjectProperty<>(RunSettings.USUAL);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(0);
    private final ReadOnlyObjectWrapper<Optional<RunOutcome>> outcome = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Optional<RunProblem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    private final EditedDocument edited;
    private final Executor window;
    private AtomicBoolean cancelled = new AtomicBoolean();

    /// @param window runs tasks on the window's thread
    public SimulationRun(EditedDocument edited, Executor window) {
        this.edited = edited;
        this.window = window;
        edited.documentProperty().addListener((_, _, document) -> refresh(document));
    }

    public ObjectProperty<RunSettings> settingsProperty() {
        return settings;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Share of the work that is done, 0 to 1.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// The last answer.
    public ReadOnlyObjectProperty<Optional<RunOutcome>> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// Whether the document is no longer the one that the last answer is about.
    public ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    /// Why the last run gave no answer.
    public ReadOnlyObjectProperty<Optional<RunProblem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    // Commands

    /// Begins a run of the document as it is now; does nothing while one is under way.
    public void start() {
        if (running.get()) {
            return;
        }
        AtomicBoolean signal = new AtomicBoolean();
        cancelled = signal;
        running.set(true);
        progress.set(0);
        problem.set(Optional.empty());
        Document document = edited.document();
        RunSettings asked = settings.get();
        Thread.ofPlatform().name("simulation").daemon(true).start(() -> simulate(document, asked, signal));
    }

    /// Ends the run under way without an answer.
    public void cancel() {
        cancelled.set(true);
    }

    /// Forgets the last answer, since another document is on the desk.
    public void forget() {
        cancel();
        settings.set(settings.get().withScenario(Optional.empty()));
        outcome.set(Optional.empty());
        problem.set(Optional.empty());
        stale.set(false);
    }

    private void simulate(Document document, RunSettings asked, AtomicBoolean signal) {
        try {
            List<Finding> errors = Checks.all().run(document).stream().filter(Finding::isError).toList();
            if (!errors.isEmpty()) {
                window.execute(() -> fail(signal, new RunProblem.Blocked(errors)));
                return;
            }
            AtomicInteger shown = new AtomicInteger(-1);
            SimulationResult result = Simulation.run(document, options(asked),
                    share -> report(share, shown, signal), signal::get);
            window.execute(() -> finish(signal, new RunOutcome(document, asked, result)));
        } catch (CancellationException _) {
            window.execute(() -> fail(signal, new RunProblem.Cancelled()));
        } catch (RuntimeException e) {
            System.getLogger(SimulationRun.class.getName()).log(System.Logger.Level.ERROR, "A run failed", e);
            window.execute(() -> fail(signal, new RunProblem.Failed(String.valueOf(e.getMessage()))));
        }
    }

    private static SimulationOptions options(RunSettings asked) {
        return SimulationOptions.defaults().withSeed(asked.seed()).withReplications(asked.replications())
                .withScenario(asked.scenario().orElse(null))
                .withDuration(asked.duration().orElse(null))
                .withWarmUp(asked.warmUp().orElse(null));
    }

    /// Called from several threads, often; the window hears of it only when there is something to see.
    private void report(double share, AtomicInteger shown, AtomicBoolean signal) {
        int step = (int) (share * STEPS_OF_PROGRESS);
        if (shown.getAndAccumulate(step, Math::max) < step) {
            window.execute(() -> {
                if (isCurrent(signal)) {
                    progress.set(Math.max(progress.get(), share));
                }
            });
        }
    }

    private void finish(AtomicBoolean signal, RunOutcome done) {
        if (isCurrent(signal)) {
            running.set(false);
            progress.set(1);
            if (!signal.get()) {
                outcome.set(Optional.of(done));
                refresh(edited.document());
            }
        }
    }

    private void fail(AtomicBoolean signal, RunProblem why) {
        if (isCurrent(signal)) {
            running.set(false);
            problem.set(Optional.of(why));
        }
    }

    @SuppressWarnings("ReferenceEquality") // the signal of this very run
    private boolean isCurrent(AtomicBoolean signal) {
        return signal == cancelled;
    }

    /// Moving a box changes no result.
    private void refresh(Document document) {
        stale.set(outcome.get().filter(done -> !done.document().withDiagram(null).equals(document.withDiagram(null)))
                .isPresent());
    }
}
