package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.finding.Pointer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The sequence of an operation is opened, walked through with the keys, followed into the properties and copied.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class SequenceJourneyTest {
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

    @Test
    void sequence_ofWhatIsSelected_isWalkedThroughAndCopied(FxRobot robot) throws TimeoutException {
        robot.interact(() -> window.edited().select(Selection.of(ORDERS)));
        press(robot, KeyCode.SHORTCUT, KeyCode.J);
        ComboBox<OperationRef> operation = robot.from(root(robot)).lookup("#sequence-operation").query();
        assertThat(operation.getValue()).isEqualTo(OperationRef.parse("orders.place"));
        Node view = robot.from(root(robot)).lookup("#sequence-view").query();
        robot.interact(view::requestFocus);
        robot.targetWindow(view.getScene().getWindow());
        press(robot, KeyCode.DOWN);
        press(robot, KeyCode.DOWN);
        assertThat(view.getAccessibleText()).isEqualTo("orders calls stock: reserve");
        press(robot, KeyCode.ENTER);
        assertThat(window.edited().selection()).isEqualTo(Selection.of(new ComponentId("stock")));
        until(() -> opened.stage().getScene()
                .lookup("#field-operations-reserve") instanceof TitledPane pane && pane.isExpanded());
        press(robot, KeyCode.SHORTCUT, KeyCode.ENTER);
        assertThat(operation.getValue()).isEqualTo(OperationRef.parse("stock.reserve"));
        robot.interact(() -> robot.from(root(robot)).lookup("#sequence-copy").queryButton().fire());
        String copied = WaitForAsyncUtils.waitForAsyncFx(5000, () -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).startsWith("sequenceDiagram\n").contains("participant c0 as Stock");
        press(robot, KeyCode.ESCAPE);
        assertThat(view.getScene().getWindow().isShowing()).isFalse();
    }

    @Test
    void lifeLineAndCall_clicked_areShownInTheEditor(FxRobot robot) {
        press(robot, KeyCode.SHORTCUT, KeyCode.J);
        Node view = robot.from(root(robot)).lookup("#sequence-view").query();
        robot.targetWindow(view.getScene().getWindow());
        Bounds bounds = view.localToScreen(view.getLayoutBounds());
        robot.clickOn(bounds.getMinX() + 190, bounds.getMinY() + 45); // the head of the first life line
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.edited().selection()).isEqualTo(Selection.of(new ComponentId("web")));
        robot.clickOn(bounds.getMinX() + 60, bounds.getMinY() + 108); // the request that begins it all
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.edited().selection()).isEqualTo(Selection.of(new ComponentId("web")));
        assertThat(opened.stage().getScene().lookup("#field-operations-browse"))
                .isInstanceOfSatisfying(TitledPane.class, pane -> assertThat(pane.isExpanded()).isTrue());
        press(robot, KeyCode.ESCAPE);
    }

    @Test
    void button_atTheStepsOfAnOperation_opensItsSequence(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            window.edited().select(Selection.of(ORDERS));
            window.desk().workspace().openProperties(
                    Pointer.of("components", "orders", "operations", "place", "steps"));
        });
        until(() -> opened.stage().getScene().lookup("#field-operations-place-steps-sequence") != null);
        robot.interact(() -> robot.lookup("#field-operations-place-steps-sequence").queryButton().fire());
        ComboBox<OperationRef> operation = robot.from(root(robot)).lookup("#sequence-operation").query();
        assertThat(operation.getValue()).isEqualTo(OperationRef.parse("orders.place"));
        robot.interact(() -> operation.getScene().getWindow().hide());
    }

    private static Node root(FxRobot robot) {
        return robot.listWindows().stream().map(window -> window.getScene().getRoot())
                .filter(root -> "sequence-window".equals(root.getId())).findFirst().orElseThrow();
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, condition));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void press(FxRobot robot, KeyCode... keys) {
        robot.press(keys);
        for (KeyCode key : List.of(keys).reversed()) {
            robot.release(key);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
