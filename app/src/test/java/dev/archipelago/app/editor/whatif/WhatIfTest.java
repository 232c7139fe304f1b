package dev.archipelago.app.editor.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.estimate.Estimator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Without a window: tasks for its thread are run by the test.
class WhatIfTest {
    private final Messages messages = Messages.of(Locale.ENGLISH);
    private final Document shop = TurnedTest.shop();
    private final EditedDocument edited = EditedDocument.unsaved(shop);
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final WhatIf whatIf = new WhatIf(edited, tasks::add);
    private final Knob load = TurnedTest.knob(shop, KnobKind.LOAD, "shoppers");

    @AfterEach
    void close() {
        whatIf.close();
    }

    @Test
    void turn_isEstimatedAtOnceAndThenSimulated_beside_what_was_before() throws InterruptedException {
        whatIf.turn(load, 0.5);
        until(() -> whatIf.answerProperty().get().isPresent());

        WhatIfAnswer.Estimated estimated = (WhatIfAnswer.Estimated) whatIf.answerProperty().get().orElseThrow();
        assertThat(estimated.result()).isEqualTo(Estimator.of(estimated.tried(), null));
        assertThat(estimated.before()).isEqualTo(Estimator.of(shop, null));
        assertThat(estimated.objectives().keySet()).isEqualTo(shop.objectives().keySet());
        assertThat(edited.document()).isSameAs(shop);

        until(() -> whatIf.answerProperty().get().orElseThrow() instanceof WhatIfAnswer.Simulated);
        WhatIfAnswer.Simulated simulated = (WhatIfAnswer.Simulated) whatIf.answerProperty().get().orElseThrow();
        assertThat(simulated.result().requests().get("shoppers").latency().mean().hasInterval()).isTrue();
        double now = simulated.result().requests().get("shoppers").throughput().value();
        double before = simulated.before().requests().get("shoppers").throughput().value();
        assertThat(now).isBetween(0.45 * before, 0.55 * before);
        assertThat(whatIf.simulatingProperty().get()).isFalse();
    }

    @Test
    void turns_thatComeFasterThanEstimates_leaveTheNewest() throws InterruptedException {
        List<Double> shown = new ArrayList<>();
        whatIf.answerProperty().addListener((_, _, answer) -> answer.ifPresent(found -> shown.add(
                ((WhatIfAnswer.Estimated) found).result().requests().get("shoppers").rate())));
        for (int i = 1; i <= 200; i++) {
            whatIf.turn(load, 1 + i / 100.0);
        }
        until(() -> !shown.isEmpty() && shown.getLast() > 599);

        assertThat(shown).isSorted().hasSizeLessThan(200);
        assertThat(shown.getLast()).isEqualTo(600);
    }

    @Test
    void apply_isOneStep_andUndoPutsItBack() {
        whatIf.turn(load, 2);
        whatIf.turn(TurnedTest.knob(shop, KnobKind.DEMAND, "web"), 0.5);
        whatIf.apply(messages);

        assertThat(PropertyPath.parse("workloads.shoppers.arrivals").read(edited.document()))
                .contains("poisson(400/s)");
        assertThat(edited.depth()).isEqualTo(1);
        assertThat(edited.undoableProperty().get())
                .contains("What if: Load of shoppers × 2, Work per request of web × 0.5");
        assertThat(whatIf.turnedProperty().get().isEmpty()).isTrue();
        edited.undo();
        assertThat(edited.document()).isEqualTo(shop);
    }

    @Test
    void apply_toWhatIsLocked_leavesItTriedOut() {
        edited.protect(true);
        whatIf.turn(load, 2);
        whatIf.apply(messages);

        assertThat(edited.document()).isEqualTo(shop);
        assertThat(whatIf.turnedProperty().get()).isEqualTo(Turned.NONE.with(load, 2));
    }

    @Test
    void reset_leavesNothingToBeSeen() throws InterruptedException {
        whatIf.turn(load, 2);
        until(() -> whatIf.answerProperty().get().isPresent());
        whatIf.reset();

        assertThat(whatIf.answerProperty().get()).isEmpty();
        whatIf.turn(load, 2);
        whatIf.turn(load, 1);
        assertThat(whatIf.turnedProperty().get().isEmpty()).isTrue();
    }

    @Test
    void design_withErrors_isNotEstimated() throws InterruptedException {
        edited.apply("Break", document -> PropertyPath.parse("components.web.operations.browse.steps.1.call")
                .with(document, "nobody.there"));
        whatIf.turn(load, 2);
        until(() -> whatIf.problemProperty().get().isPresent());

        assertThat(whatIf.answerProperty().get()).isEqualTo(Optional.empty());
    }

    /// Runs tasks until something is so, for half a minute at most.
    private void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            Runnable task = tasks.poll(100, TimeUnit.MILLISECONDS);
            if (task != null) {
                task.run();
            }
            assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
        }
    }
}
