package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.document.Structure;
import dev.archipelago.exporters.layout.Frame;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.finding.Pointer;
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

    @Test
    void frames_byZone_haveContextsInsideThatCollapseAndMakeRoomWhenOpened(FxRobot robot) throws TimeoutException {
        waitForLayout();
        robot.interact(() -> {
            window.edited().apply("Place", document -> Structure.with(document,
                    Pointer.of("components", "orders", "placement", "zones"), List.of("a")));
            window.commands().get("frames-zone").run();
        });
        waitForFrame("a / ordering");
        assertThat(window.edited().undoableProperty().get()).contains("Frames: Zones, contexts inside");
        robot.interact(() -> window.edited().select(Selection.of(ORDERS)));
        press(robot, KeyCode.SHORTCUT, KeyCode.B);
        assertThat(window.edited().document().diagramOrDefault().collapsed()).containsExactly("a / ordering");
        ComponentId mailer = new ComponentId("mailer");
        Position taken = window.edited().document().diagramOrDefault().positions().get(ORDERS);
        robot.interact(() -> window.edited().apply("Put", document -> {
            Map<ComponentId, Position> positions = new LinkedHashMap<>(
                    document.diagramOrDefault().positions());
            positions.put(mailer, taken.translated(30, 20));
            return document.withDiagram(document.diagramOrDefault().withPositions(positions));
        }));
        press(robot, KeyCode.SHORTCUT, KeyCode.ALT, KeyCode.B);
        waitForFrame("a / ordering");
        assertThat(window.edited().document().diagramOrDefault().positions()).containsEntry(ORDERS, taken)
                .doesNotContainEntry(mailer, taken.translated(30, 20));
        Layout shown = WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.canvas().layoutShown());
        Frame zone = shown.frames().stream().filter(frame -> frame.id().equals("a")).findFirst().orElseThrow();
        shown.boxes().forEach((id, box) -> assertThat(box.overlaps(zone.box())).as(id.value())
                .isEqualTo(zone.members().contains(id)));
        robot.interact(() -> window.desk().undo());
        assertThat(window.edited().document().diagramOrDefault().positions())
                .containsEntry(mailer, taken.translated(30, 20));
    }

    private void waitForFrame(String id) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000,
                () -> window.canvas().layoutShown().frames().stream().anyMatch(frame -> frame.id().equals(id))));
        WaitForAsyncUtils.waitForFxEvents();
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
