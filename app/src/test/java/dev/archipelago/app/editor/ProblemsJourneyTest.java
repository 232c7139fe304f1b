package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.shape.PropertyPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
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

/// Problems are mended where they are listed.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class ProblemsJourneyTest {
    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, OpenedWindow.sample("corner-shop")
                .replace("stock.reserve", "stok.reserve"));
        window = opened.window();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void problem_withARemedy_isMendedByOneClickAndComesBackWithUndo(FxRobot robot) throws TimeoutException {
        var wrong = window.edited().document();
        robot.interact(() -> window.commands().get("show-problems").run());
        await(robot, "reference.component", true);

        robot.clickOn(robot.lookup(".mend").match(node -> ((ButtonBase) node).getText()
                .equals("Name stock.reserve instead")).queryAs(ButtonBase.class));

        await(robot, "reference.component", false);
        assertThat(window.edited().undoableProperty().get()).contains("Name stock.reserve instead");
        robot.interact(() -> window.edited().undo());
        assertThat(window.edited().document()).isEqualTo(wrong);
    }

    @Test
    void problemsOfOneKind_areMendedTogetherByTheKeys(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            window.commands().get("show-problems").run();
            for (var id : window.edited().document().architecture().connections().keySet()) {
                window.edited().apply("wait for ever", document -> PropertyPath
                        .of("connections", id.toString(), "timeout").removedFrom(document));
            }
        });
        await(robot, "connection.no-timeout", true);
        ListView<Finding> list = problems(robot);
        robot.interact(() -> {
            list.getSelectionModel().select(list.getItems().stream()
                    .filter(finding -> finding.id().equals("connection.no-timeout")).findFirst().orElseThrow());
            list.requestFocus();
        });

        robot.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.SHIFT, KeyCode.ALT);

        await(robot, "connection.no-timeout", false);
        robot.interact(() -> window.edited().undo());
        await(robot, "connection.no-timeout", true);
    }

    @SuppressWarnings("unchecked")
    private static ListView<Finding> problems(FxRobot robot) {
        return robot.lookup("#problems").queryAs(ListView.class);
    }

    private static void await(FxRobot robot, String id, boolean there) throws TimeoutException {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS,
                () -> problems(robot).getItems().stream().anyMatch(finding -> finding.id().equals(id)) == there);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
