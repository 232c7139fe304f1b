package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.control.DialogPane;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.matcher.control.LabeledMatchers;
import org.testfx.util.WaitForAsyncUtils;

/// Text that is typed and not understood is never lost without a question, though the document itself is not changed.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class DraftJourneyTest {
    private static final String NAME = "\"Corner Shop\"";
    private static final String BROKEN = "\"Corner Shop";

    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, OpenedWindow.sample("corner-shop"));
        window = opened.window();
    }

    @BeforeEach
    void type(FxRobot robot) throws TimeoutException {
        robot.interact(() -> window.appearance().textProperty().set(true));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> area().getLength() > 0);
        robot.interact(() -> {
            int at = area().getText().indexOf(NAME);
            area().replaceText(at, at + NAME.length(), BROKEN);
        });
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> window.appearance().textProperty().set(false));
        opened.close();
    }

    @Test
    void tab_closedWithADraftAlone_asksInItsWordsAndStaysOrGoes(FxRobot robot) {
        Platform.runLater(() -> window.close(window.desk())); // before what was typed has been read
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(dialog(robot).getHeaderText()).isEqualTo("Save the text typed beside design.archipelago.json?");
        assertThat(dialog(robot).getContentText()).contains("mistakes").doesNotContain("asked about next");
        answer(robot, "Cancel");
        assertThat(window.desks().all()).hasSize(1);
        assertThat(area().getText()).contains(BROKEN + ",");
        assertThat(window.edited().isDirty()).isFalse();
        assertThat(robot.lookup("#document-tabs").queryAs(TabPane.class).getTabs().getFirst().getText())
                .isEqualTo("● design");
        assertThat(opened.stage().getTitle()).startsWith("● ");
        Platform.runLater(() -> window.close(window.desk()));
        WaitForAsyncUtils.waitForFxEvents();
        answer(robot, "Discard text");
        assertThat(window.desks().all()).isEmpty();
        assertThat(opened.file()).hasContent(sample());
    }

    @Test
    void window_closedOrQuitWithADraftAlone_asks(FxRobot robot) {
        Platform.runLater(
                () -> opened.stage().fireEvent(new WindowEvent(opened.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
        WaitForAsyncUtils.waitForFxEvents();
        answer(robot, "Cancel");
        assertThat(opened.stage().isShowing()).isTrue();
        Platform.runLater(window::quit);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(dialog(robot).getHeaderText()).startsWith("Save the text");
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(opened.stage().isShowing()).isTrue();
        assertThat(window.edited().draft()).isPresent();
    }

    @Test
    void draft_besideChanges_isAskedAboutBeforeThem(FxRobot robot) {
        robot.interact(() -> window.edited().settle());
        robot.interact(() -> window.edits().addAtCentre(dev.archipelago.model.ComponentKind.CACHE));
        Platform.runLater(() -> window.close(window.desk()));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(dialog(robot).getContentText()).contains("asked about next");
        answer(robot, "Discard text");
        assertThat(dialog(robot).getHeaderText()).isEqualTo("Save the changes to design.archipelago.json?");
        answer(robot, "Cancel");
        assertThat(window.edited().draft()).as("nothing is given up before all is answered").isPresent();
    }

    @Test
    void draft_saved_isWrittenAsItStandsAndNeverIntoADocument(FxRobot robot) throws IOException {
        robot.interact(() -> window.edited().settle());
        String typed = area().getText();
        Path file = opened.file().resolveSibling("design.typed.json");
        boolean[] done = new boolean[1];
        robot.interact(() -> done[0] = window.desk().documents().saveTypedInto(file));
        assertThat(done[0]).isTrue();
        assertThat(Files.readString(file)).isEqualTo(typed);
        Platform.runLater(() -> done[0] = window.desk().documents().saveTypedInto(opened.file()));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(dialog(robot).getHeaderText()).contains("is the file of an open document");
        answer(robot, "Close");
        assertThat(done[0]).isFalse();
        assertThat(opened.file()).hasContent(sample());
    }

    private static String sample() {
        try {
            return OpenedWindow.sample("corner-shop");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static DialogPane dialog(FxRobot robot) {
        return robot.lookup(".dialog-pane").queryAs(DialogPane.class);
    }

    private static void answer(FxRobot robot, String button) {
        robot.interact(() -> robot.lookup(".dialog-pane .button").match(LabeledMatchers.hasText(button)).queryButton()
                .fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private CodeArea area() {
        return (CodeArea) opened.stage().getScene().lookup("#document-text");
    }
}
