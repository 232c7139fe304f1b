package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Node;
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
import org.testfx.matcher.control.LabeledMatchers;
import org.testfx.util.WaitForAsyncUtils;

/// What is locked stays as it is, and the window says so.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class LockJourneyTest {
    private static final ComponentId ORDERS = new ComponentId("orders");
    private static final ComponentId STOCK = new ComponentId("stock");

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
    void component_thatIsLocked_isNeitherMovedNorChangedUntilItIsUnlocked(FxRobot robot) throws TimeoutException {
        waitForLayout();
        robot.interact(() -> window.edited().select(Selection.of(ORDERS)));
        robot.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.K).release(KeyCode.K, KeyCode.SHIFT, KeyCode.SHORTCUT);
        WaitForAsyncUtils.waitForFxEvents();
        Document locked = window.edited().document();
        assertThat(locked.diagramOrDefault().locked()).containsExactly(ORDERS);
        assertThat(robot.lookup("#field-replicas").query().isDisabled()).isTrue();
        drag(robot, ORDERS);
        assertThat(window.edited().document()).isEqualTo(locked);
        assertThat(said(robot)).contains("orders is locked");
        robot.type(KeyCode.DELETE);
        assertThat(window.edited().document()).isEqualTo(locked);
        Position before = Map.copyOf(window.canvas().layoutShown().positions()).get(ORDERS);
        robot.interact(() -> window.edits().layOut());
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> !window.canvas().arrangingProperty().get());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.edited().document()).as("the others are laid out").isNotEqualTo(locked);
        assertThat(window.edited().document().diagramOrDefault().positions().getOrDefault(ORDERS, before))
                .isEqualTo(before);
        robot.interact(() -> {
            window.edited().select(Selection.of(ORDERS));
            window.commands().get("lock").run();
            window.edits().delete(Selection.of(ORDERS));
        });
        assertThat(window.edited().document().architecture().components()).doesNotContainKey(ORDERS);
    }

    @Test
    void document_thatIsLocked_hasABannerThatUnlocksIt(FxRobot robot) throws TimeoutException {
        waitForLayout();
        Node banner = robot.lookup("#lock-banner").query();
        assertThat(banner.isVisible()).isFalse();
        robot.interact(() -> window.commands().get("lock-document").run());
        Document locked = window.edited().document();
        assertThat(banner.isVisible()).isTrue();
        drag(robot, STOCK);
        assertThat(said(robot)).contains("document is locked");
        assertThat(window.edited().document()).isEqualTo(locked);
        robot.clickOn(LabeledMatchers.hasText("Unlock"));
        assertThat(banner.isVisible()).isFalse();
        drag(robot, STOCK);
        assertThat(window.edited().document().diagramOrDefault().positions()).containsKey(STOCK);
    }

    @Test
    void file_thatCannotBeWritten_isOpenForReadingUntilItIsSavedElsewhere(FxRobot robot) throws IOException {
        robot.interact(() -> window.edited().protect(true));
        Document before = window.edited().document();
        robot.interact(() -> window.edits().addAtCentre(ComponentKind.CACHE));
        assertThat(window.edited().document()).isEqualTo(before);
        assertThat(said(robot)).contains("cannot be written");
        for (String command : List.of("paste", "lock", "lock-document")) {
            robot.interact(() -> {
                window.edited().select(Selection.of(ORDERS));
                window.commands().get("copy").run();
                window.commands().get(command).run();
            });
            assertThat(said(robot)).as(command).contains("cannot be written");
        }
        assertThat(window.edited().document()).isEqualTo(before);
        Path other = folder.resolve("other.archipelago.json");
        robot.interact(() -> window.desk().documents().saveInto(other));
        assertThat(Files.readString(other)).isNotEmpty();
        assertThat(robot.lookup("#lock-banner").query().isVisible()).isFalse();
        robot.interact(() -> window.edits().addAtCentre(ComponentKind.CACHE));
        assertThat(window.edited().isDirty()).isTrue();
    }

    private void drag(FxRobot robot, ComponentId id) {
        Point2D at = WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.canvas().screenPointOf(id)).orElseThrow();
        robot.moveTo(at).press(MouseButton.PRIMARY).moveTo(at.add(20, 30)).moveTo(at.add(40, 60))
                .release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String said(FxRobot robot) {
        return robot.lookup("#status-message").queryLabeled().getText();
    }

    private void waitForLayout() throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils
                .waitForAsyncFx(5000, () -> window.canvas().screenPointOf(ORDERS)).isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }
}
