package dev.archipelago.app.editor.whatif;

import dev.archipelago.app.editor.asking.Problem;
import dev.archipelago.app.editor.asking.UnansweredException;
import dev.archipelago.app.editor.document.Debouncer;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.simulator.estimate.EstimateResult;
import dev.archipelago.simulator.estimate.Estimator;
import dev.archipelago.simulator.experiment.EstimatedFigures;
import dev.archipelago.simulator.plan.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Tries out other values of the document on the desk without changing it: each turn of a knob is estimated at once, and
/// simulated as soon as turning rests.
///
/// All properties change on the window's thread. Of turns that come faster than they can be estimated only the newest is;
/// a simulation that is under way when the next turn comes is given up.
public final class WhatIf {
    private static final Duration REST = Duration.ofMillis(300);

    // Properties

    private final ReadOnlyObjectWrapper<Turned> turned = new ReadOnlyObjectWrapper<>(Turned.NONE);
    private final ReadOnlyObjectWrapper<Optional<WhatIfAnswer>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper simulating = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final SimpleObjectProperty<Optional<String>> scenario = new SimpleObjectProperty<>(Optional.empty());

    private final EditedDocument edited;
    private final Executor window;
    private final ExecutorService estimating = Executors
            .newSingleThreadExecutor(task -> Thread.ofPlatform().name("what-if").daemon(true).unstarted(task));
    private final Debouncer rest = new Debouncer("what-if simulation", REST);
    private final Confirmation confirmation = new Confirmation();
    private final AtomicReference<@Nullable Question> newest = new AtomicReference<>();
    private final AtomicLong current = new AtomicLong();
    private boolean active;
    private @Nullable Base base;

    /// What is asked, and in which turn.
    ///
    /// @param document the design as it is
    record Question(long number, Document document, Optional<String> scenario, Turned turned) {}

    /// What is known of the design as it is.
    private record Base(Document document, Optional<String> scenario, EstimateResult estimate) {}

    /// @param window runs tasks on the window's thread
    public WhatIf(EditedDocument edited, Executor window) {
        this.edited = edited;
        this.window = window;
        edited.documentProperty().addListener((_, before, document) -> {
            if (!before.withDiagram(null).equals(document.withDiagram(null))) {
                follow();
            }
        });
        scenario.addListener((_, _, _) -> follow());
    }

    public ReadOnlyObjectProperty<Turned> turnedProperty() {
        return turned.getReadOnlyProperty();
    }

    /// What comes of it; empty while nobody looks, and where it cannot be said.
    public ReadOnlyObjectProperty<Optional<WhatIfAnswer>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /// Whether an estimate is being confirmed.
    public ReadOnlyBooleanProperty simulatingProperty() {
        return simulating.getReadOnlyProperty();
    }

    /// Why there is no answer.
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The scenario whose values hold.
    public SimpleObjectProperty<Optional<String>> scenarioProperty() {
        return scenario;
    }

    /// The document with the values of the scenario.
    Document setting() {
        return Setting.of(edited.document(), chosen().orElse(null)).document();
    }

    // Commands

    /// Begins to answer, or ceases to while nobody looks and nothing is turned.
    public void setActive(boolean looked) {
        if (active != looked) {
            active = looked;
            ask();
        }
    }

    /// Turns a knob to a value.
    public void turn(Knob knob, double value) {
        boolean back = knob.current(setting()) == value;
        turned.set(back ? turned.get().without(knob) : turned.get().with(knob, value));
        ask();
    }

    /// Puts all knobs back.
    public void reset() {
        turned.set(Turned.NONE);
        ask();
    }

    /// Makes what is tried out the document, in one step that can be undone. Where a lock forbids that it is tried out still.
    public void apply(Messages messages) {
        Turned wanted = turned.get();
        if (!wanted.isEmpty()) {
            Document changed = wanted.in(edited.document(), chosen());
            turned.set(Turned.NONE);
            if (!edited.apply(messages.text("edit.what-if", KnobWording.summary(wanted, messages)), _ -> changed)) {
                turned.set(wanted);
            }
            ask();
        }
    }

    /// Ends what runs behind the window.
    public void close() {
        current.incrementAndGet();
        rest.close();
        estimating.shutdownNow();
    }

    private Optional<String> chosen() {
        return Confirmation.scenarioOf(edited.document(), scenario.get());
    }

    private void follow() {
        turned.set(turned.get().within(setting()));
        ask();
    }

    private void ask() {
        long number = current.incrementAndGet();
        simulating.set(false);
        if (!active && turned.get().isEmpty()) {
            answer.set(Optional.empty());
            problem.set(Optional.empty());
            return;
        }
        if (!estimating.isShutdown()) {
            newest.set(new Question(number, edited.document(), chosen(), turned.get()));
            estimating.execute(this::work);
        }
    }

    // In the background

    private void work() {
        Question question = newest.getAndSet(null);
        if (question == null) {
            return; // a newer one has been answered in its place
        }
        try {
            Base known = base(question);
            Document tried = question.turned().in(question.document(), question.scenario());
            WhatIfAnswer.Estimated found = estimated(question, tried, known);
            window.execute(() -> show(question, found));
            if (!question.turned().isEmpty()) {
                rest.submit(() -> confirm(question, tried, found.result()));
            }
        } catch (RuntimeException | StackOverflowError e) {
            window.execute(() -> fail(question, e));
        }
    }

    private Base base(Question question) {
        Base known = base;
        if (known == null || !known.document().equals(question.document())
                || !known.scenario().equals(question.scenario())) {
            List<Finding> errors = Checks.all().run(question.document()).stream().filter(Finding::isError).toList();
            if (!errors.isEmpty()) {
                throw new UnansweredException(new Problem.Blocked(errors));
            }
            known = new Base(question.document(), question.scenario(),
                    Estimator.of(question.document(), question.scenario().orElse(null)));
            base = known;
        }
        return known;
    }

    private static WhatIfAnswer.Estimated estimated(Question question, Document tried, Base known) {
        String id = question.scenario().orElse(null);
        EstimateResult result = question.turned().isEmpty() ? known.estimate() : Estimator.of(tried, id);
        return new WhatIfAnswer.Estimated(tried, result, known.estimate(),
                EstimatedFigures.objectives(Setting.of(tried, id).document(), result),
                EstimatedFigures.objectives(Setting.of(question.document(), id).document(), known.estimate()));
    }

    private void confirm(Question question, Document tried, EstimateResult estimate) {
        if (question.number() != current.get()) {
            return;
        }
        window.execute(() -> simulating.set(question.number() == current.get()));
        try {
            WhatIfAnswer.Simulated found = confirmation.of(question, tried, estimate, 1,
                    () -> question.number() != current.get());
            window.execute(() -> {
                if (question.number() == current.get()) {
                    simulating.set(false);
                    answer.set(Optional.of(found));
                }
            });
        } catch (CancellationException _) {
            // the next turn has its own
        } catch (RuntimeException | StackOverflowError e) {
            window.execute(() -> fail(question, e));
        }
    }

    private void show(Question question, WhatIfAnswer.Estimated found) {
        boolean wanted = question.number() == current.get() || !question.turned().isEmpty() && !turned.get().isEmpty();
        boolean simulated = question.number() == current.get() && answer.get().filter(
                shown -> shown instanceof WhatIfAnswer.Simulated done && done.tried().equals(found.tried()))
                .isPresent();
        if (wanted && !simulated) {
            problem.set(Optional.empty());
            answer.set(Optional.of(found));
        }
    }

    private void fail(Question question, Throwable why) {
        if (question.number() == current.get()) {
            simulating.set(false);
            answer.set(Optional.empty());
            problem.set(Optional.of(switch (why) {
                case UnansweredException e -> e.problem();
                case StackOverflowError _ -> new Problem.TooDeep();
                default -> new Problem.Failed(String.valueOf(why.getMessage()));
            }));
        }
    }
}
