package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.run.RunSettings;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A dependency becomes slow: the objective is missed, the card says why, its fix is applied, the objective is met, and undo goes back.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class WhyJourneyTest {
    private static final Path SAMPLE = Path
            .of("../sample-architectures/incidents/slow-dependency/slow-dependency.archipelago.json");

    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;
    private Document sample;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, Files.readString(SAMPLE));
        window = opened.window();
        sample = opened.document();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void missedObjective_isExplained_fixedInOneStep_metAndUndone(FxRobot robot) throws Exception {
        robot.interact(() -> window.run().settingsProperty().set(new RunSettings(Optional.of("broken"),
                Optional.of(TimeSpan.parse("40s")), Optional.empty(), 2, 1)));
        assertThat(verdicts(robot)).contains(Verdict.MISSED);

        robot.interact(() -> window.commands().get("why").run());
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> robot.lookup("#why-apply-1").tryQuery().isPresent());
        assertThat(robot.lookup("#why-question").queryAs(Label.class).getText())
                .startsWith("buyers: failed share is ").contains("wanted: buyers success > 99%");
        robot.interact(() -> robot.lookup("#why-apply-1").queryAs(Button.class).fire());
        assertThat(window.edited().depth()).isEqualTo(1);
        assertThat(robot.lookup("#why-apply-1").queryAs(Button.class).isDisabled()).isTrue();

        assertThat(verdicts(robot)).containsOnly(Verdict.MET);
        robot.interact(() -> window.commands().get("undo").run());
        assertThat(window.edited().document()).isEqualTo(sample);
        assertThat(robot.lookup("#why-apply-1").queryAs(Button.class).isDisabled()).isFalse();
    }

    private List<Verdict> verdicts(FxRobot robot) throws Exception {
        robot.interact(() -> window.commands().get("run").run());
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> !window.run().runningProperty().get());
        WaitForAsyncUtils.waitForFxEvents();
        List<Verdict> verdicts = window.run().outcomeProperty().get().orElseThrow().result().objectives().values()
                .stream().map(objective -> objective.verdict()).toList();
        robot.interact(() -> robot.lookup("#tab-why").queryAs(javafx.scene.control.ToggleButton.class).fire());
        return verdicts;
    }
}
