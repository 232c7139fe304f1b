package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.ComponentId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

/// The drawing is taken along as a picture.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class PictureJourneyTest {
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
    void drawing_copiedAsAPicture_isWhatIsSelectedOrElseTheWhole(FxRobot robot) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils
                .waitForAsyncFx(5000, () -> window.canvas().screenPointOf(ORDERS)).isPresent());
        robot.interact(() -> window.edited().select(Selection.of(ORDERS)));
        assertThat(copied(robot)).isEqualTo("Copied a picture of 1 component");
        robot.interact(() -> window.edited().select(Selection.NONE));
        int all = window.edited().document().architecture().components().size();
        assertThat(copied(robot)).isEqualTo("Copied a picture of " + all + " components");
    }

    /// What the window says then.
    private static String copied(FxRobot robot) {
        robot.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.C).release(KeyCode.C, KeyCode.SHIFT, KeyCode.SHORTCUT);
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup("#status-message").queryLabeled().getText();
    }

    @Test
    void commands_forPicturesAndTexts_areInTheExportMenu() {
        assertThat(List.of("export-svg", "export-png", "export-pdf", "export-mmd", "export-puml", "export-drawio"))
                .allSatisfy(id -> assertThat(window.commands().get(id).enabled().get()).isTrue());
    }
}
