package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.playback.Playback;
import dev.archipelago.app.seeing.Moment;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.Replay;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.result.Mark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A run is played, paused, scrubbed to and fro and left again, in the real window: drawing, charts and faults show the instant.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class PlaybackJourneyTest {
    private static final ComponentId ORDERS = new ComponentId("orders");

    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, OpenedWindow.sample("corner-shop"));
        window = opened.window();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private Playback playback() {
        return window.desks().current().orElseThrow().workspace().below().playback();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.waitForAsyncFx(5000, condition));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void run(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            var settings = window.run().settingsProperty();
            settings.set(new dev.archipelago.app.editor.run.RunSettings(Optional.of("black-friday"),
                    Optional.of(TimeSpan.parse("30s")), Optional.of(TimeSpan.parse("2s")), 2, 1));
            window.run().start();
        });
        await(() -> window.run().outcomeProperty().get().isPresent());
    }

    private Overlay.Reading orders() {
        return WaitForAsyncUtils.waitForAsyncFx(5000,
                () -> window.canvas().overlayProperty().get().components().get(ORDERS));
    }

    private boolean isExact() {
        return playback().momentProperty().get().map(Moment::exact).orElse(false)
                && !playback().playingProperty().get();
    }

    private static void press(FxRobot robot, Node node, KeyCode key, boolean shift) {
        robot.interact(
                () -> node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, false, false, false)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void run_playedAndScrubbed_isSeenAsItWasAtEachInstant(FxRobot robot) throws TimeoutException {
        run(robot);
        Overlay.Reading whole = orders();
        robot.interact(() -> robot.lookup("#tab-charts").queryAs(ToggleButton.class).fire());
        assertThat(robot.lookup("#playback").query().isVisible()).isTrue();
        assertThat(robot.lookup("#chart-latency").tryQuery()).isPresent();
        assertThat(robot.lookup("#playback-time").queryAs(Label.class).getText()).isEqualTo("Whole run");

        Node scrubber = robot.lookup("#scrubber").query();
        Bounds place = WaitForAsyncUtils.waitForAsyncFx(5000, () -> scrubber.localToScreen(scrubber.getLayoutBounds()));
        robot.moveTo(place.getCenterX(), place.getMaxY() - 8).press(MouseButton.PRIMARY)
                .moveTo(place.getCenterX() + 30, place.getMaxY() - 8).release(MouseButton.PRIMARY);
        await(this::isExact);
        double at = playback().headProperty().get();
        assertThat(at).isBetween(14.0, 20.0);
        assertThat(robot.lookup("#playback-time").queryAs(Label.class).getText()).endsWith(" s").doesNotStartWith("~");
        Overlay.Reading then = orders();
        assertThat(then).isNotEqualTo(whole);
        var outcome = window.run().outcomeProperty().get().orElseThrow();
        int waiting = Objects.requireNonNull(Replay.of(outcome.document(), outcome.settings().options(),
                outcome.result().warmUpSeconds()).at(at, CancelSignal.NEVER).components().get("orders")).waiting();
        assertThat(then.latency()).isEqualTo("≡ " + waiting);

        press(robot, scrubber, KeyCode.RIGHT, false);
        press(robot, scrubber, KeyCode.HOME, false);
        press(robot, scrubber, KeyCode.RIGHT, true);
        Mark first = outcome.result().timeline().marks().stream().filter(mark -> mark.from() > 0).findFirst()
                .orElseThrow();
        assertThat(playback().headProperty().get()).isEqualTo(first.from());
        press(robot, scrubber, KeyCode.ESCAPE, false);
        assertThat(playback().isWhole()).isTrue();
        assertThat(orders()).isEqualTo(whole);
    }

    @Test
    void playing_movesTimeAndDots_untilAnObjectiveIsMissed(FxRobot robot) throws TimeoutException {
        run(robot);
        robot.interact(() -> robot.lookup("#tab-timeline").queryAs(ToggleButton.class).fire());
        robot.interact(() -> window.canvas().requestFocus());
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        await(() -> playback().playingProperty().get() && playback().headProperty().get() > 0.5);
        await(() -> window.canvas().dots() > 0);
        assertThat(robot.lookup("#fault-head").query().isVisible()).isTrue();
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        await(() -> !playback().playingProperty().get());

        @SuppressWarnings("unchecked")
        ComboBox<Object> until = robot.lookup("#playback-until").queryAs(ComboBox.class);
        Slider speed = robot.lookup("#playback-speed").queryAs(Slider.class);
        List<Mark> marks = playback().marks();
        double now = playback().headProperty().get();
        double missed = marks.stream().filter(mark -> mark.kind() == Mark.Kind.OBJECTIVE_MISSED)
                .mapToDouble(Mark::from).filter(from -> from > now).findFirst().orElseThrow();
        robot.interact(() -> {
            until.getSelectionModel().select(2);
            speed.setValue(speed.getMax());
            robot.lookup("#playback-play").queryAs(Button.class).fire();
        });
        await(this::isExact);
        assertThat(playback().headProperty().get()).isEqualTo(missed);
        assertThat(robot.lookup("#playback-speed-text").queryAs(Label.class).getText())
                .isEqualTo("as fast as possible");
        robot.interact(() -> robot.lookup("#playback-whole").queryAs(Button.class).fire());
        assertThat(window.canvas().dots()).isZero();
    }
}
