package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.vocabulary.Ordered;
import dev.archipelago.simulator.Simulation;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.control.Hyperlink;
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

/// How much load the corner shop bears: what is wrong in fields is told, a search is given up, another answered, its load kept
/// as a scenario in which the objectives hold, and undo takes that back.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class CapacityJourneyTest {
    private static final String ASK = "#ask-capacity-button";

    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;
    private Document sample;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, OpenedWindow.sample("corner-shop"));
        window = opened.window();
        sample = opened.document();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void wrongFieldsAndMissingParts_areTold_andNothingIsAsked(FxRobot robot) {
        AskedWindow asked = new AskedWindow(window, robot).open("capacity");
        assertThat(asked.isDisabled(ASK)).isFalse();

        asked.fill("#capacity-precision", "100%");
        assertThat(asked.text("#capacity-precision-error")).startsWith("Expected more than 0% and less than 100%");
        assertThat(asked.isDisabled(ASK)).isTrue();
        asked.fill("#capacity-precision", "5%").fill("#capacity-duration", "soon");
        assertThat(asked.text("#capacity-duration-error")).contains("a duration");
        asked.fill("#capacity-duration", "").fill("#capacity-replications", "1");
        assertThat(asked.text("#capacity-replications-error")).contains("2 to 10000");
        asked.fill("#capacity-replications", "2");
        assertThat(asked.isDisabled(ASK)).isFalse();

        asked.tick("#capacity-workloads-shoppers", false);
        assertThat(asked.text("#capacity-workloads-error")).startsWith("Tick at least one");
        assertThat(asked.isDisabled(ASK)).isTrue();
        asked.tick("#capacity-workloads-shoppers", true);
        var questions = robot.lookup("#ask-questions").query();
        robot.interact(questions::requestFocus);
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(questions.getScene().getWindow().isShowing()).as("Escape closes from the list too").isFalse();
        asked.open("capacity");
        robot.interact(() -> window.edited().apply("forget", now -> now.withObjectives(Ordered.of())));
        assertThat(asked.text("#capacity-objective-error")).startsWith("No objective that more load could break");
        assertThat(asked.isDisabled(ASK)).isTrue();
        robot.interact(window.edited()::undo);
        assertThat(asked.isSeen("#capacity-objective-error")).isFalse();
        assertThat(asked.isDisabled(ASK)).isFalse();
    }

    @Test
    void searchGivenUp_thenAnswered_isKeptAsAScenarioThatHolds_andUndone(FxRobot robot) throws Exception {
        AskedWindow asked = new AskedWindow(window, robot).open("capacity");
        asked.fill("#capacity-duration", "600s").press(ASK).await("#ask-capacity-cancel");
        assertThat(asked.isDisabled(ASK)).isTrue();
        asked.press("#ask-capacity-cancel");
        assertThat(asked.isSeen("#ask-capacity-problem")).isTrue();
        assertThat(asked.isSeen("#capacity-sentence")).isFalse();

        asked.fill("#capacity-duration", "1s").fill("#capacity-warm-up", "0.2s").fill("#capacity-replications", "3")
                .fill("#capacity-precision", "20%").tick("#capacity-without-one", true).fill("#capacity-most", "1")
                .press(ASK).await("#capacity-sentence");
        assertThat(asked.text("#capacity-sentence")).startsWith("Holds to ").endsWith("times the load of the design");
        assertThat(asked.rows("#capacity-losses")).isGreaterThan(2);
        robot.interact(() -> robot.lookup("#capacity-show-web").queryAs(Hyperlink.class).fire());
        assertThat(window.edited().selection()).isEqualTo(Selection.of(new ComponentId("web")));

        asked.press("#capacity-keep");
        assertThat(window.edited().depth()).isEqualTo(1);
        assertThat(asked.isSeen("#ask-capacity-stale")).as("a scenario more changes no answer").isFalse();
        Scenario kept = Objects.requireNonNull(window.edited().document().scenarios().get("at-limit"));
        assertThat(kept.set()).containsOnlyKeys("workloads.shoppers.arrivals");
        SimulationOptions brief = SimulationOptions.defaults().withScenario("at-limit").withReplications(3)
                .withDuration(TimeSpan.ofSeconds(2)).withWarmUp(TimeSpan.ofMillis(200));
        assertThat(Simulation.run(window.edited().document(), brief, Progress.NONE, () -> false).objectives().values())
                .noneMatch(
                        objective -> objective.verdict() == Verdict.MISSED);
        robot.interact(() -> window.commands().get("undo").run());
        assertThat(window.edited().document()).isEqualTo(sample);
        robot.interact(() -> window.edits().addAtCentre(ComponentKind.CACHE));
        assertThat(asked.isSeen("#ask-capacity-stale")).isTrue();
        assertThat(asked.isDisabled("#capacity-keep")).as("the load is one of another design").isTrue();
        robot.interact(() -> window.edited().undo());
        assertThat(asked.isDisabled("#capacity-keep")).isFalse();
    }

    @Test
    void answer_isCopied_andStaleOnceTheDesignHasChanged(FxRobot robot) throws Exception {
        AskedWindow asked = new AskedWindow(window, robot).open("capacity");
        asked.fill("#capacity-duration", "1s").fill("#capacity-warm-up", "0.2s").fill("#capacity-replications", "2")
                .fill("#capacity-precision", "30%").press(ASK).await("#capacity-sentence");
        robot.interact(() -> robot.lookup("#capacity-copy").queryAs(javafx.scene.control.MenuButton.class).getItems()
                .stream().filter(item -> "Markdown".equals(item.getText())).forEach(item -> item.fire()));
        String[] copied = {""};
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).startsWith("### Corner Shop: holds to ").contains("| component | busy while it holds |");

        assertThat(asked.isSeen("#ask-capacity-stale")).isFalse();
        robot.interact(() -> window.edited().apply("more", now -> dev.archipelago.model.shape.PropertyPath
                .parse("components.web.replicas").with(now, "7")));
        assertThat(asked.isSeen("#ask-capacity-stale")).isTrue();
    }
}
