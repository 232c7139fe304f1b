package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.file.DocumentReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
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

/// A group is collapsed to one box, moved, found in, and opened again.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class GroupJourneyTest {
    private static final ComponentId ORDERS = new ComponentId("orders");
    private static final ComponentId STOCK = new ComponentId("stock");
    private static final String ORDERING = "ordering";

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
    void group_collapsedByItsHeadMovedAndOpened_takesItsMembersAlongAndLeavesTheOthers(FxRobot robot)
            throws TimeoutException {
        waitForLayout();
        Map<ComponentId, Position> before = places();
        robot.doubleClickOn(group());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.edited().document().diagramOrDefault().collapsed()).containsExactly(ORDERING);
        assertThat(places()).isEqualTo(before);
        Point2D box = group();
        robot.moveTo(box).press(MouseButton.PRIMARY).moveTo(box.add(0, 20)).moveTo(box.add(0, 60))
                .release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.edited().selection().components()).containsExactlyInAnyOrder(ORDERS, STOCK);
        Map<ComponentId, Position> moved = places();
        int down = moved.get(ORDERS).y() - before.get(ORDERS).y();
        assertThat(down).isPositive();
        Map<ComponentId, Position> expected = new LinkedHashMap<>(before);
        int right = moved.get(ORDERS).x() - before.get(ORDERS).x();
        List.of(ORDERS, STOCK).forEach(id -> expected.put(id, before.get(id).translated(right, down)));
        assertThat(moved).isEqualTo(expected);
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.edited().document().diagramOrDefault().collapsed()).isEmpty();
        assertThat(window.canvas().layoutShown().positions()).isEqualTo(expected);
    }

    @Test
    void component_inACollapsedGroup_isShownWhenItIsGoneTo(FxRobot robot) throws TimeoutException {
        waitForLayout();
        robot.interact(() -> window.commands().get("collapse-all").run());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.canvas().layoutShown().boxes()).doesNotContainKeys(ORDERS, STOCK);
        robot.interact(() -> window.desk().goTo(ORDERS));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.canvas().layoutShown().boxes()).containsKey(ORDERS);
        assertThat(window.edited().selection()).isEqualTo(Selection.of(ORDERS));
        assertThat(window.edited().document().diagramOrDefault().collapsed()).isNotEmpty().doesNotContain(ORDERING);
        press(robot, KeyCode.SHORTCUT, KeyCode.B);
        assertThat(window.edited().document().diagramOrDefault().collapsed()).contains(ORDERING);
        robot.interact(() -> window.save());
        assertThat(DocumentReader.read(opened.file()).orElseThrow()).isEqualTo(window.edited().document());
    }

    private Map<ComponentId, Position> places() {
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.canvas().places());
    }

    private Point2D group() {
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.canvas().screenPointOfGroup(ORDERING)).orElseThrow();
    }

    private static void press(FxRobot robot, KeyCode... keys) {
        robot.press(keys);
        for (KeyCode key : List.of(keys).reversed()) {
            robot.release(key);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void waitForLayout() throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils
                .waitForAsyncFx(5000, () -> window.canvas().screenPointOf(ORDERS)).isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }
}
