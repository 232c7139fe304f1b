package dev.archipelago.app.editor.why;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.simulator.Simulation;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.diagnosis.Diagnosis;
import dev.archipelago.simulator.diagnosis.DiagnosisResult;
import dev.archipelago.simulator.diagnosis.DiagnosisResult.Question;
import dev.archipelago.simulator.diagnosis.Questions;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Finds out why in the background, one question at a time, about the document as it was when it was asked.
///
/// All properties change on the window's thread.
public final class WhyRun {
    private static final int FOLLOWED = 2000;
    private static final int LEAST_REPLICATIONS = 2;
    private static final double RUN = 0.15;

    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(0);
    private final ReadOnlyObjectWrapper<Optional<Answer>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final EditedDocument edited;
    private final Executor window;
    private AtomicBoolean cancelled = new AtomicBoolean();

    /// What was found.
    ///
    /// @param document that was asked about
    public record Answer(Document document, Optional<String> scenario, DiagnosisResult result) {}

    /// @param window runs tasks on the window's thread
    public WhyRun(EditedDocument edited, Executor window) {
        this.edited = edited;
        this.window = window;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Share of the work that is done, 0 to 1.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// The last answer.
    public ReadOnlyObjectProperty<Optional<Answer>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /// Why there is none.
    public ReadOnlyObjectProperty<Optional<String>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Asks; a question under way is given up.
    ///
    /// @param question null for the one that the run makes one ask first
    /// @param options those of a run
    public void ask(@Nullable Question question, SimulationOptions options) {
        cancelled.set(true);
        AtomicBoolean signal = new AtomicBoolean();
        cancelled = signal;
        running.set(true);
        progress.set(0);
        problem.set(Optional.empty());
        Document document = edited.document();
        SimulationOptions followed = options.withTraces(FOLLOWED)
                .withReplications(Math.max(LEAST_REPLICATIONS, options.replications()));
        Thread.ofPlatform().name("why").daemon(true).start(() -> find(document, question, followed, signal));
    }

    /// Gives up the question under way.
    public void cancel() {
        cancelled.set(true);
        running.set(false);
    }

    private void find(Document document, @Nullable Question question, SimulationOptions options,
            AtomicBoolean signal) {
        CancelSignal cancel = signal::get;
        try {
            Optional<Finding> error = Checks.all().run(document).stream().filter(Finding::isError).findFirst();
            if (error.isPresent()) {
                throw new IllegalArgumentException(error.get().message());
            }
            SimulationResult result = Simulation.run(document, options, share -> report(RUN * share, signal), cancel);
            Optional<Question> asked = Optional.ofNullable(question).or(() -> Questions.first(document, result));
            if (asked.isEmpty()) {
                throw new IllegalArgumentException("there is no workload");
            }
            DiagnosisResult found = Diagnosis.of(document, result, asked.get(),
                    new Diagnosis.Options(options.scenario(), options.seed(), options.replications(),
                            options.duration(), options.warmUp(), options.threads()),
                    share -> report(RUN + (1 - RUN) * share, signal), cancel);
            window.execute(() -> finish(signal, new Answer(document, Optional.ofNullable(options.scenario()), found)));
        } catch (CancellationException _) {
            // whoever cancelled has said so
        } catch (StackOverflowError _) {
            window.execute(() -> fail(signal, "its calls are nested too deep"));
        } catch (RuntimeException e) {
            window.execute(() -> fail(signal, String.valueOf(e.getMessage())));
        }
    }

    private void report(double share, AtomicBoolean signal) {
        window.execute(() -> {
            if (!signal.get()) {
                progress.set(Math.max(progress.get(), share));
            }
        });
    }

    private void finish(AtomicBoolean signal, Answer found) {
        if (!signal.get()) {
            running.set(false);
            answer.set(Optional.of(found));
        }
    }

    private void fail(AtomicBoolean signal, String why) {
        if (!signal.get()) {
            running.set(false);
            problem.set(Optional.of(why));
        }
    }
}
