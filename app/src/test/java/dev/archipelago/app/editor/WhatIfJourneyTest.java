package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.shape.PropertyPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Values are tried out by sliders, seen on the drawing, taken or put back, in the real window.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class WhatIfJourneyTest {
    private static final ComponentId ORDERS = new ComponentId("orders");

    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;
    private Document shop;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, OpenedWindow.sample("corner-shop"));
        window = opened.window();
        shop = opened.document();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void load_turnedUp_isEstimatedThenSimulated_andOneUndoableStep(FxRobot robot) throws Exception {
        List<Overlay> seen = new ArrayList<>();
        robot.interact(() -> window.canvas().overlayProperty().addListener((_, _, overlay) -> seen.add(overlay)));
        robot.interact(() -> window.commands().get("what-if").run());
        Slider load = robot.lookup("#knob-LOAD-shoppers").queryAs(Slider.class);
        assertThat(load.isFocused()).isTrue();
        assertThat(seen).isEmpty();

        robot.interact(() -> load.setValue(0.75));
        waitFor(() -> overlay().origin() == Overlay.Origin.MEASURED && !overlay().isEmpty());

        assertThat(seen.stream().filter(overlay -> overlay.origin() == Overlay.Origin.ESTIMATED)).isNotEmpty();
        assertThat(reading(seen.getFirst()).ghost()).isNotNull();
        Overlay.Reading reading = reading(overlay());
        assertThat(Objects.requireNonNull(reading.ghost()).utilisation()).isLessThan(reading.utilisation());
        assertThat(robot.lookup("#what-if-state").queryAs(Label.class).getText()).startsWith("Simulated: 5 × ");
        assertThat(robot.lookup("#what-if-outcome").queryAs(Node.class).lookupAll(".verdict-sign"))
                .hasSameSizeAs(shop.objectives().keySet());
        assertThat(window.edited().document()).isEqualTo(shop);

        robot.interact(() -> robot.lookup("#what-if-apply").queryAs(Button.class).fire());
        assertThat(PropertyPath.parse("workloads.shoppers.arrivals").read(window.edited().document()))
                .contains("poisson(440/s)");
        assertThat(overlay()).isEqualTo(Overlay.NONE);
        robot.interact(() -> window.commands().get("undo").run());
        assertThat(window.edited().document()).isEqualTo(shop);
    }

    @Test
    void replicas_ofTheSelection_areTurnedByKeysAndPutBack(FxRobot robot) throws Exception {
        robot.interact(() -> {
            window.edited().select(Selection.of(new ComponentId("stock")));
            window.commands().get("what-if").run();
        });
        Slider replicas = robot.lookup("#knob-REPLICAS-stock").queryAs(Slider.class);
        press(robot, replicas, KeyCode.RIGHT);
        press(robot, replicas, KeyCode.RIGHT);
        waitFor(() -> !overlay().isEmpty());

        assertThat(Objects.requireNonNull(overlay().components().get(new ComponentId("stock"))).replicas())
                .isEqualTo("×4");
        robot.interact(() -> window.edited().select(Selection.NONE));
        assertThat(robot.lookup("#knob-REPLICAS-stock").queryAs(Slider.class)).isNotNull();
        robot.interact(() -> robot.lookup("#what-if-reset").queryAs(Button.class).fire());
        waitFor(() -> overlay().isEmpty());
        assertThat(robot.lookup("#knob-REPLICAS-stock").tryQuery()).isEmpty();
        assertThat(window.edited().depth()).isZero();
    }

    private static void press(FxRobot robot, Slider slider, KeyCode key) {
        robot.interact(() -> slider.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false,
                false)));
    }

    private Overlay overlay() {
        return window.canvas().overlayProperty().get();
    }

    private static Overlay.Reading reading(Overlay overlay) {
        return Objects.requireNonNull(overlay.components().get(ORDERS));
    }

    private static void waitFor(java.util.concurrent.Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
