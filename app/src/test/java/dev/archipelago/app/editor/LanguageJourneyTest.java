package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.run.RunOutcome;
import dev.archipelago.app.editor.run.RunSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TabPane;
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
    void run_underWay_goesOn(FxRobot robot) throws Exception {
        robot.interact(() -> window.run().settingsProperty()
                .set(new RunSettings(Optional.empty(), Optional.empty(), Optional.empty(), 400, 7)));
        robot.interact(() -> window.run().start());
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> window.run().progressProperty().get() > 0);
        robot.interact(() -> window.setLanguage(Locale.SIMPLIFIED_CHINESE));
        Desk next = desk(robot);
        assertThat(next.run().runningProperty().get()).isTrue();
        assertThat(next.run().progressProperty().get()).as("it is not begun again").isPositive();
        robot.interact(() -> next.run().cancel());
        assertThat(next.run().runningProperty().get()).isFalse();
    }

    @Test
    void questions_answered_keepFieldsAndAnswersInTheOtherLanguage(FxRobot robot) throws Exception {
        AskedWindow asked = new AskedWindow(window, robot);
        asked.open("sweep").fill("#sweep-vary-1-path", "components.orders.replicas")
                .fill("#sweep-vary-1-values", "1 to 3").press("#sweep-vary-add")
                .fill("#sweep-vary-2-path", "components.catalog.replicas").fill("#sweep-vary-2-values", "1,2")
                .press("#ask-sweep-button").await("#sweep-sentence");
        asked.open("compare").fill("#compare-replications", "2").fill("#compare-duration", "2s")
                .press("#ask-compare-button").await("#compare-answer");
        String title = asked.text("#compare-title");
        assertThat(title).contains(", scenario ");
        asked.open("optimise").fill("#optimise-headroom", "7%").fill("#optimise-budget", "nonsense");
        asked.open("boundaries").tick("#boundaries-losses", false);
        asked.open("compare");
        robot.interact(() -> window.setLanguage(Locale.SIMPLIFIED_CHINESE));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(asked.text("#compare-title")).as("the page that was seen is seen")
                .isEqualTo(title.replaceAll(", scenario ([a-z-]+)", "，场景 $1"));
        assertThat(robot.lookup("#compare-replications").queryTextInputControl().getText()).isEqualTo("2");
        AskedWindow next = new AskedWindow(desk(robot), robot);
        next.open("sweep");
        assertThat(robot.lookup("#sweep-vary-2-values").queryTextInputControl().getText()).isEqualTo("1,2");
        assertThat(next.isSeen("#sweep-sentence")).isTrue();
        assertThat(next.isSeen("#ask-sweep-stale")).isFalse();
        next.open("optimise");
        assertThat(robot.lookup("#optimise-headroom").queryTextInputControl().getText()).isEqualTo("7%");
        assertThat(robot.lookup("#optimise-budget").queryTextInputControl().getText()).isEqualTo("nonsense");
        assertThat(next.isDisabled("#ask-optimise-button")).isTrue();
        next.open("boundaries");
        assertThat(robot.lookup("#boundaries-losses").queryAs(CheckBox.class).isSelected()).isFalse();
        robot.interact(() -> desk(robot).close());
    }

    @Test
    void question_underWay_goesOnAndIsAnsweredInTheOtherLanguage(FxRobot robot) throws Exception {
        AskedWindow asked = new AskedWindow(window, robot);
        asked.open("capacity").fill("#capacity-duration", "20s").fill("#capacity-warm-up", "1s")
                .press("#ask-capacity-button")
                .await(() -> robot.lookup("#ask-capacity-cancel").query().getParent().isVisible());
        robot.interact(() -> window.setLanguage(Locale.SIMPLIFIED_CHINESE));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#ask-capacity-cancel").query().getParent().isVisible()).isTrue();
        assertThat(robot.lookup("#ask-capacity-cancel").queryButton().getText()).isEqualTo("取消");
        new AskedWindow(desk(robot), robot).press("#ask-capacity-cancel");
        assertThat(robot.lookup("#ask-capacity-problem").queryLabeled().getText()).isNotBlank();
        assertThat(robot.lookup("#ask-capacity-cancel").query().getParent().isVisible()).isFalse();
        robot.interact(() -> desk(robot).close());
    }

    private static Desk desk(FxRobot robot) {
        return (Desk) robot.lookup("#document-tabs").queryAs(TabPane.class).getTabs().getFirst().getUserData();
    }
}
