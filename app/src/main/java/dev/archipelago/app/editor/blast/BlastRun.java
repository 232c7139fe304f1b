package dev.archipelago.app.editor.blast;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.experiment.BlastRadius;
import dev.archipelago.simulator.experiment.BlastRings;
import dev.archipelago.simulator.experiment.Epicentre;
import dev.archipelago.simulator.result.ReachResult;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Finds out in the background how far a loss reaches, one at a time, in the document as it was when that was asked.
///
/// All properties change on the window's thread.
public final class BlastRun {
    private static final int STEPS_OF_PROGRESS = 200;

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
    /// @param epicentre that failed in it
    public record Answer(Document document, Epicentre epicentre, ReachResult result) {}

    /// @param window runs tasks on the window's thread
    public BlastRun(EditedDocument edited, Executor window) {
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

    /// The last answer; none while another one is looked for.
    public ReadOnlyObjectProperty<Optional<Answer>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /// Why there is none.
    public ReadOnlyObjectProperty<Optional<String>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Asks; a question under way is given up.
    public void ask(Epicentre epicentre, BlastRadius.Options options) {
        cancelled.set(true);
        AtomicBoolean signal = new AtomicBoolean();
        cancelled = signal;
        running.set(true);
        progress.set(0);
        problem.set(Optional.empty());
        answer.set(Optional.empty());
        Document document = edited.document();
        Thread.ofPlatform().name("blast").daemon(true).start(() -> find(document, epicentre, options, signal));
    }

    /// Gives up the question under way.
    public void cancel() {
        cancelled.set(true);
        running.set(false);
    }

    /// Forgets the answer, and what is marked because of it.
    public void forget() {
        cancel();
        problem.set(Optional.empty());
        answer.set(Optional.empty());
    }

    private void find(Document document, Epicentre epicentre, BlastRadius.Options options, AtomicBoolean signal) {
        CancelSignal cancel = signal::get;
        try {
            Optional<Finding> error = Checks.all().run(document).stream().filter(Finding::isError).findFirst();
            if (error.isPresent()) {
                throw new IllegalArgumentException(error.get().message());
            }
            if (document.workloads().isEmpty()) {
                throw new IllegalArgumentException("there is no workload");
            }
            AtomicInteger shown = new AtomicInteger(-1);
            ReachResult found = BlastRings.run(document, epicentre, options, share -> report(share, shown, signal),
                    cancel);
            window.execute(() -> finish(signal, Optional.of(new Answer(document, epicentre, found)), Optional.empty()));
        } catch (CancellationException _) {
            // whoever cancelled has said so
        } catch (StackOverflowError _) {
            window.execute(() -> finish(signal, Optional.empty(), Optional.of("calls are nested too deep")));
        } catch (RuntimeException e) {
            System.getLogger(BlastRun.class.getName()).log(System.Logger.Level.WARNING, "No reach was found", e);
            window.execute(() -> finish(signal, Optional.empty(), Optional.of(String.valueOf(e.getMessage()))));
        }
    }

    /// Called from several threads, often; the window hears of it only when there is something to see.
    private void report(double share, AtomicInteger shown, AtomicBoolean signal) {
        int step = (int) (share * STEPS_OF_PROGRESS);
        if (shown.getAndAccumulate(step, Math::max) < step) {
            window.execute(() -> {
                if (!signal.get()) {
                    progress.set(Math.max(progress.get(), share));
                }
            });
        }
    }

    private void finish(AtomicBoolean signal, Optional<Answer> found, Optional<String> why) {
        if (!signal.get()) {
            running.set(false);
            progress.set(1);
            answer.set(found);
            problem.set(why);
        }
    }
}
