package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Faults of a scenario are added, dragged, changed by keys and fields, removed and brought back, in the real window.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class FaultTimelineJourneyTest {
    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;
    private Document tandem;
    private ComponentId service;

    @Start
    void start(Stage stage) throws IOException {
        Document sample = DocumentReader.readText(OpenedWindow.sample("tandem"), "tandem.json").orElseThrow();
        opened = OpenedWindow.of(stage, folder, DocumentWriter.write(sample.withScenarios(Map.of())));
        window = opened.window();
        tandem = opened.document();
        service = tandem.architecture().components().entrySet().stream()
                .filter(entry -> entry.getValue().kind() == ComponentKind.SERVICE).findFirst()
                .orElseThrow().getKey();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void fault_fromAddingToRemoving_isOneUndoableStepEach(FxRobot robot) {
        robot.interact(() -> robot.lookup("#tab-timeline").queryAs(ToggleButton.class).fire());
        add(robot, "errors");
        assertThat(faults()).containsExactly(errors("15s", "15s", null));

        drag(robot, 0.5, 10);
        assertThat(faults()).containsExactly(errors("25s", "15s", null));
        assertThat(window.edited().undoableProperty().get()).contains("Move Errors " + service + " to 25s");

        drag(robot, 1, -5);
        assertThat(faults()).containsExactly(errors("25s", "10s", null));

        press(robot, KeyCode.LEFT, false);
        assertThat(faults()).containsExactly(errors("24500ms", "10s", null));
        press(robot, KeyCode.RIGHT, true);
        assertThat(faults()).containsExactly(errors("24500ms", "10500ms", null));

        TextField share = robot.lookup("#timeline #field-faults-0-share").queryAs(TextField.class);
        robot.interact(() -> {
            share.requestFocus();
            share.setText("30%");
            share.fireEvent(new ActionEvent());
        });
        assertThat(faults()).containsExactly(errors("24500ms", "10500ms", "30%"));

        @SuppressWarnings("unchecked")
        ComboBox<String> kind = robot.lookup("#fault-kind").queryAs(ComboBox.class);
        robot.interact(() -> kind.setValue("starve"));
        assertThat(faults()).containsExactly(new Fault.Starve(service, TimeSpan.parse("24500ms"),
                Distribution.parse("10500ms"), Share.parse("30%"), null, null, null));
        Document done = window.edited().document();

        robot.interact(() -> robot.lookup("#fault-clip-0").queryAs(Node.class).requestFocus());
        press(robot, KeyCode.DELETE, false);
        assertThat(faults()).isEmpty();
        robot.interact(window.edited()::undo);
        assertThat(window.edited().document()).isEqualTo(done);
        while (window.edited().depth() > 0) {
            robot.interact(window.edited()::undo);
        }
        assertThat(window.edited().document()).isEqualTo(tandem);
    }

    private void add(FxRobot robot, String kind) {
        MenuButton adder = robot.lookup("#fault-add").queryAs(MenuButton.class);
        robot.interact(() -> adder.getItems().stream().filter(item -> item.getId().equals("add-fault-" + kind))
                .findFirst().orElseThrow().fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Drags a clip at a place of its width by so many seconds of the 60 that are shown.
    private void drag(FxRobot robot, double place, double seconds) {
        Node clip = robot.lookup("#fault-clip-0").query();
        Bounds bounds = WaitForAsyncUtils.waitForAsyncFx(5000, () -> clip.localToScreen(clip.getBoundsInLocal()));
        double width = WaitForAsyncUtils.waitForAsyncFx(5000, () -> clip.getParent().getBoundsInLocal().getWidth());
        double perSecond = (width - 190 - 24) / 60;
        Point2D from = new Point2D(
                bounds.getMinX() + Math.min(place * bounds.getWidth(), bounds.getWidth() - 3),
                bounds.getMinY() + bounds.getHeight() / 2);
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(from.add(seconds * perSecond / 2, 0))
                .moveTo(from.add(seconds * perSecond, 0)).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// A key that comes to the clip, which must have the focus.
    private static void press(FxRobot robot, KeyCode key, boolean shift) {
        Node clip = robot.lookup("#fault-clip-0").query();
        assertThat(clip.isFocused()).isTrue();
        // not through the scene, whose menu bar takes arrow keys on the headless platform as if the pointer were over it
        robot.interact(() -> Objects.requireNonNull(clip.getOnKeyPressed()).handle(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, false, false, false)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Fault errors(String at, String time, @Nullable String share) {
        return new Fault.Errors(service, TimeSpan.parse(at), Distribution.parse(time),
                share == null ? null : Share.parse(share), null, null, null, null);
    }

    private List<Fault> faults() {
        return window.edited().document().scenarios().values().iterator().next().faults();
    }
}
