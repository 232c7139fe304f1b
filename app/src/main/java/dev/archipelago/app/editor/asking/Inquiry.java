package dev.archipelago.app.editor.asking;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import java.util.ArrayList;
import java.util.List;
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

/// Seeks the answer to a question about the document in the background, one at a time, and keeps the last one.
///
/// All properties change on the window's thread. What is asked about is the document as it was when it was asked; as soon
/// as the document differs from it, but for where its boxes stand, the answer is stale. A design with errors is not asked
/// about.
///
/// @param <A> what is found
public final class Inquiry<A> {
    private static final int STEPS_OF_PROGRESS = 500;

    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(0);
    private final ReadOnlyObjectWrapper<Optional<Answer<A>>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final String name;
    private final EditedDocument edited;
    private final Executor window;
    /// What the document became by steps that make no difference to the answer.
    private final List<Document> alike = new ArrayList<>();
    private Search<A> search = new Search<>(this);

    /// What is under way, and who is told what comes of it; once given up nobody is. To be changed on the window's thread.
    private static final class Search<A> {
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private Inquiry<A> asked;

        Search(Inquiry<A> asked) {
            this.asked = asked;
        }
    }

    /// How an answer is found, in a thread of its own.
    @FunctionalInterface
    public interface Work<A> {

        /// @throws CancellationException soon after it is cancelled, and where it gives itself up
        /// @throws UnansweredException where there is no answer
        A find(Document document, Progress progress, CancelSignal cancel);
    }

    /// What was found.
    ///
    /// @param document that was asked about
    public record Answer<A>(Document document, A found) {}

    /// @param name of the thread
    /// @param window runs tasks on the window's thread
    public Inquiry(String name, EditedDocument edited, Executor window) {
        this.name = name;
        this.edited = edited;
        this.window = window;
        edited.documentProperty().addListener((_, _, _) -> refresh());
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Share of the work that is done, 0 to 1.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// The last answer.
    public ReadOnlyObjectProperty<Optional<Answer<A>>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /// Whether the document is no longer the one that the last answer is about.
    public ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    /// The document as it is now makes no difference to the last answer, if that was not stale before: it was only kept in
    /// it, such as a load as a scenario.
    ///
    /// @param step changes the document
    public void keep(Runnable step) {
        boolean old = stale.get();
        step.run();
        if (!old) {
            alike.add(edited.document().withDiagram(null));
            refresh();
        }
    }

    /// Why the last question has no answer.
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Asks; a question under way is given up.
    public void ask(Work<A> work) {
        search.cancelled.set(true);
        Search<A> begun = new Search<>(this);
        search = begun;
        running.set(true);
        progress.set(0);
        problem.set(Optional.empty());
        Document document = edited.document();
        Thread.ofPlatform().name(name).daemon(true).start(() -> find(document, work, begun));
    }

    /// Gives up the question under way.
    public void cancel() {
        if (running.get()) {
            search.cancelled.set(true);
            running.set(false);
            problem.set(Optional.of(new Problem.Cancelled()));
        }
    }

    /// Gives up the question under way and forgets the last answer, since another document is on the desk.
    public void forget() {
        search.cancelled.set(true);
        running.set(false);
        answer.set(Optional.empty());
        problem.set(Optional.empty());
        stale.set(false);
    }

    /// Answers what another one has answered, and goes on with what that one seeks, about a document that has taken the place
    /// of its own.
    public void takeOver(Inquiry<A> other) {
        alike.addAll(other.alike);
        other.answer.get().ifPresent(given -> {
            answer.set(Optional.of(given));
            refresh();
        });
        problem.set(other.problem.get());
        if (other.running.get()) {
            search.cancelled.set(true);
            search = other.search;
            search.asked = this;
            running.set(true);
            progress.set(other.progress.get());
            other.search = new Search<>(other);
            other.running.set(false);
        }
    }

    private void find(Document document, Work<A> work, Search<A> begun) {
        try {
            List<Finding> errors = Checks.all().run(document).stream().filter(Finding::isError).toList();
            if (!errors.isEmpty()) {
                window.execute(() -> fail(begun, new Problem.Blocked(errors)));
                return;
            }
            AtomicInteger shown = new AtomicInteger(-1);
            A found = work.find(document, share -> report(share, shown, begun), begun.cancelled::get);
            window.execute(() -> finish(begun, new Answer<>(document, found)));
        } catch (CancellationException _) {
            window.execute(() -> fail(begun, new Problem.Cancelled())); // of work that gave itself up
        } catch (UnansweredException e) {
            window.execute(() -> fail(begun, e.problem()));
        } catch (StackOverflowError _) {
            window.execute(() -> fail(begun, new Problem.TooDeep()));
        } catch (RuntimeException | OutOfMemoryError e) {
            System.getLogger(Inquiry.class.getName()).log(System.Logger.Level.ERROR, "No answer: " + name, e);
            window.execute(() -> fail(begun, new Problem.Failed(String.valueOf(e.getMessage()))));
        }
    }

    /// Called from several threads, often; the window hears of it only when there is something to see.
    private void report(double share, AtomicInteger shown, Search<A> begun) {
        int step = (int) (share * STEPS_OF_PROGRESS);
        if (shown.getAndAccumulate(step, Math::max) < step) {
            window.execute(() -> {
                if (!begun.cancelled.get()) {
                    begun.asked.progress.set(Math.max(begun.asked.progress.get(), share));
                }
            });
        }
    }

    private static <A> void finish(Search<A> begun, Answer<A> found) {
        if (!begun.cancelled.get()) {
            begun.asked.finish(found);
        }
    }

    private void finish(Answer<A> found) {
        running.set(false);
        progress.set(1);
        alike.clear();
        answer.set(Optional.of(found));
        refresh();
    }

    private static <A> void fail(Search<A> begun, Problem why) {
        if (!begun.cancelled.get()) {
            begun.asked.running.set(false);
            begun.asked.problem.set(Optional.of(why));
        }
    }

    private void refresh() {
        Document now = edited.document().withDiagram(null);
        stale.set(answer.get().filter(done -> !done.document().withDiagram(null).equals(now)).isPresent()
                && !alike.contains(now));
    }
}
