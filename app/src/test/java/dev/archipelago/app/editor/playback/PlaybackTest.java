package dev.archipelago.app.editor.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.seeing.Moment;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.Replay;
import dev.archipelago.simulator.Simulation;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.SystemState;
import dev.archipelago.simulator.result.Mark;
import dev.archipelago.simulator.result.SimulationResult;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The time of a run without a window: this thread is that of the window.
class PlaybackTest {
    private static final Path SHOP = Path.of("../sample-architectures/corner-shop/corner-shop.archipelago.json");
    private static final SimulationOptions OPTIONS = SimulationOptions.defaults().withReplications(2)
            .withScenario("black-friday").withWarmUp(TimeSpan.parse("2s")).withDuration(TimeSpan.parse("30s"));

    private static Document shop = Document.empty("");
    private static SimulationResult result;

    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final Playback playback = new Playback(window::add);

    @BeforeAll
    static void run() {
        shop = DocumentReader.read(SHOP).orElseThrow();
        result = Simulation.run(shop, OPTIONS, Progress.NONE, CancelSignal.NEVER);
    }

    @AfterEach
    void close() {
        playback.clear();
    }

    private static Replay replay() {
        return Replay.of(shop, OPTIONS, result.warmUpSeconds());
    }

    private void load() {
        playback.load(result, PlaybackTest::replay);
    }

    /// Does what comes for the window until something is the case.
    private void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            try {
                Runnable task = window.poll(20, TimeUnit.SECONDS);
                assertThat(task).as("something for the window to do").isNotNull();
                task.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private boolean isExact() {
        return playback.momentProperty().get().filter(Moment::exact)
                .filter(moment -> moment.at() == playback.headProperty().get()).isPresent();
    }

    @Test
    void run_whenLoaded_isSeenAsAWholeAndNothingIsSimulatedAgain() {
        load();

        assertThat(playback.isWhole()).isTrue();
        assertThat(playback.momentProperty().get()).isEmpty();
        assertThat(window).isEmpty();
    }

    @Test
    void anyInstant_comeUponFromAnywhere_isExactlyAsAfterARunFromTheStart() {
        load();
        long seed = 20_261_127;
        Random random = new Random(seed);
        for (int i = 0; i < 6; i++) {
            playback.stopAt(30 * random.nextDouble());
            until(this::isExact);

            SystemState expected = replay().at(playback.headProperty().get(), CancelSignal.NEVER);
            assertThat(playback.momentProperty().get().orElseThrow().state()).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void instants_askedForInHaste_endWithTheLastOne() {
        load();
        for (double at : new double[]{3, 29, 4, 17.123, 28, 1.5}) {
            playback.stopAt(at);
        }
        until(this::isExact);

        assertThat(playback.momentProperty().get().orElseThrow().state().at()).isEqualTo(1.5);
    }

    @Test
    void playing_goesOnWithItsSpeedAndStopsAtTheEnd() {
        load();
        playback.play();
        playback.pass(1);
        assertThat(playback.headProperty().get()).as("nothing to see yet").isZero();
        until(() -> playback.momentProperty().get().isPresent());

        playback.pass(0.5);
        assertThat(playback.headProperty().get()).isEqualTo(0.5);
        playback.speedProperty().set(0.01);
        playback.pass(1);
        assertThat(playback.headProperty().get()).isEqualTo(0.51);
        playback.speedProperty().set(20);
        playback.pass(1);
        playback.pass(1);
        assertThat(playback.headProperty().get()).isEqualTo(30);
        assertThat(playback.playingProperty().get()).isFalse();

        playback.speedProperty().set(Playback.FASTEST);
        playback.untilProperty().set(new Until.Time(12.5));
        playback.toggle();
        playback.pass(0.001);
        assertThat(playback.headProperty().get()).isEqualTo(12.5);
        assertThat(playback.playingProperty().get()).isFalse();
    }

    @Test
    void playing_stopsWhereAnObjectiveIsFirstMissedOrAComponentSaturates() {
        load();
        for (Mark.Kind kind : new Mark.Kind[]{Mark.Kind.OBJECTIVE_MISSED, Mark.Kind.SATURATED}) {
            double first = result.timeline().marks().stream().filter(mark -> mark.kind() == kind)
                    .mapToDouble(Mark::from).findFirst().orElseThrow();
            playback.showWhole();
            playback.untilProperty().set(new Until.First(kind));
            playback.speedProperty().set(Playback.FASTEST);
            playback.play();
            until(() -> playback.momentProperty().get().isPresent());
            playback.pass(0.001);

            assertThat(playback.headProperty().get()).as("%s", kind).isEqualTo(first);
        }
    }

    @Test
    void steps_goFromFrameToFrameAndFromEventToEvent() {
        load();
        playback.step(1);
        until(this::isExact);
        assertThat(playback.headProperty().get()).isZero();
        playback.step(1);
        assertThat(playback.headProperty().get()).isEqualTo(0.25);
        playback.stopAt(0.3);
        playback.step(-1);
        assertThat(playback.headProperty().get()).isEqualTo(0.25);
        playback.step(-5);
        assertThat(playback.headProperty().get()).isZero();

        double first = result.timeline().marks().stream().mapToDouble(Mark::from).filter(at -> at > 0).findFirst()
                .orElseThrow();
        playback.stepToMark(true);
        assertThat(playback.headProperty().get()).isEqualTo(first);
        playback.showWhole();
        assertThat(playback.stepToMark(false)).isEmpty();
    }

    @Test
    void replayThatFails_saysWhyAndShowsTheWholeRun() {
        playback.load(result, () -> {
            throw new IllegalStateException("no such design");
        });
        playback.play();
        until(() -> playback.problemProperty().get().isPresent());

        assertThat(playback.problemProperty().get()).contains("no such design");
        assertThat(playback.isWhole()).isTrue();
        assertThat(playback.playingProperty().get()).isFalse();
    }

    @Test
    void replayThatFailed_isTriedAnew() {
        AtomicInteger tries = new AtomicInteger();
        playback.load(result, () -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("not now");
            }
            return replay();
        });
        playback.play();
        until(() -> playback.problemProperty().get().isPresent());
        playback.stopAt(3);
        until(this::isExact);

        assertThat(playback.problemProperty().get()).isEmpty();
    }
}
