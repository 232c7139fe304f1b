package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.run.RunOutcome;
import dev.archipelago.app.editor.run.RunSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.DialogPane;
import javafx.scene.control.TabPane;
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

/// What stays when the language changes.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class LanguageJourneyTest {
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
    void result_ofARun_staysWithItsSettings(FxRobot robot) throws Exception {
        robot.interact(() -> window.run().settingsProperty()
                .set(new RunSettings(Optional.empty(), Optional.empty(), Optional.empty(), 1, 7)));
        robot.interact(() -> window.run().start());
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> window.run().outcomeProperty().get().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        Optional<RunOutcome> found = window.run().outcomeProperty().get();
        robot.interact(() -> window.setLanguage(Locale.SIMPLIFIED_CHINESE));
        Desk next = desk(robot);
        assertThat(next.run().outcomeProperty().get()).isEqualTo(found);
        assertThat(next.run().staleProperty().get()).isFalse();
        assertThat(next.run().settingsProperty().get().seed()).isEqualTo(7);
        assertThat(next.canvas().overlayProperty().get().components()).isNotEmpty();
    }

    @Test
    void questions_thatAreOpen_areAskedAbout(FxRobot robot) {
        robot.interact(() -> window.commands().get("ask-capacity").run());
        Platform.runLater(() -> window.setLanguage(Locale.SIMPLIFIED_CHINESE));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".dialog-pane").queryAllAs(DialogPane.class)).extracting(DialogPane::getHeaderText)
                .contains("Change the language?");
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk(robot)).as("the same window").isSameAs(window.desk());
        robot.interact(() -> window.desk().clear());
    }

    private static Desk desk(FxRobot robot) {
        return (Desk) robot.lookup("#document-tabs").queryAs(TabPane.class).getTabs().getFirst().getUserData();
    }
}
