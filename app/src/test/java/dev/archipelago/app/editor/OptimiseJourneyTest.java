package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.shape.PropertyPath;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The cheapest number of replicas of a small design: sought, chosen, applied in one step, another put in its place, undone.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class OptimiseJourneyTest {
    private static final String ASK = "#ask-optimise-button";
    private static final String REPLICAS = "components.web.replicas";
    private static final String DESIGN = """
            {
              "format": 1,
              "name": "Little",
              "components": {
                "web": { "kind": "service", "replicas": 6,
                  "container": { "cpu": "500m", "cpuLimit": "1", "workers": 8 },
                  "operations": { "get": { "steps": [ { "compute": "exponential(8ms)" } ] } } }
              },
              "connections": {},
              "workloads": { "users": { "enters": "web.get", "arrivals": "poisson(60/s)" } },
              "objectives": { "fast": "users mean < 60ms" },
              "scenarios": { "more": { "set": { "components.web.replicas": "8" } } }
            }
            """;

    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;
    private Document design;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, DESIGN);
        window = opened.window();
        design = opened.document();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private String replicas() {
        return PropertyPath.parse(REPLICAS).read(window.edited().document()).orElseThrow();
    }

    @Test
    void cheapestConfiguration_isSoughtAppliedReplacedAndUndone(FxRobot robot) throws Exception {
        AskedWindow asked = new AskedWindow(window, robot).open("optimise").press("#optimise-named");
        assertThat(asked.isDisabled(ASK)).isTrue();
        asked.fill("#optimise-vary-1-path", "components.web.replica").fill("#optimise-vary-1-values", "2 to 6");
        assertThat(asked.text("#optimise-vary-1-error")).contains("has no 'replica'");
        asked.fill("#optimise-vary-1-path", REPLICAS);
        assertThat(asked.isSeen("#optimise-vary-1-error")).isFalse();
        asked.fill("#optimise-duration", "2s").fill("#optimise-warm-up", "0.3s").fill("#optimise-replications", "5")
                .fill("#optimise-budget", "100").press(ASK).await("#optimise-sentence");
        assertThat(asked.text("#optimise-sentence")).contains("cheaper").contains("an hour instead of");
        assertThat(replicas()).isEqualTo("6");

        asked.press("#optimise-apply");
        String cheapest = replicas();
        assertThat(Integer.parseInt(cheapest)).isLessThan(6);
        assertThat(window.edited().depth()).isEqualTo(1);
        assertThat(asked.isDisabled("#optimise-apply")).as("what is there already").isTrue();

        TableView<?> all = robot.lookup("#optimise-candidates").queryAs(TableView.class);
        assertThat(all.getItems()).hasSizeGreaterThan(1);
        robot.interact(() -> all.getSelectionModel().select(all.getItems().size() - 1));
        asked.press("#optimise-apply");
        assertThat(replicas()).isNotEqualTo(cheapest);
        assertThat(window.edited().depth()).isEqualTo(2);
        robot.interact(() -> window.commands().get("undo").run());
        assertThat(replicas()).isEqualTo(cheapest);
        robot.interact(() -> window.commands().get("undo").run());
        assertThat(window.edited().document()).isEqualTo(design);

        robot.interact(() -> window.edited().apply("other", now -> PropertyPath.parse(
                "components.web.container.workers").with(now, "9")));
        assertThat(asked.isDisabled("#optimise-apply")).as("another design than was asked about").isTrue();
        assertThat(asked.isSeen("#ask-optimise-stale")).isTrue();
    }

    @Test
    void searchGivenUp_saysSo_andOneThatIsStoppedTellsTheBestSoFar(FxRobot robot) throws Exception {
        AskedWindow asked = new AskedWindow(window, robot).open("optimise").fill("#optimise-duration", "3000s")
                .press(ASK).await("#ask-optimise-cancel").press("#ask-optimise-cancel");
        assertThat(asked.isSeen("#ask-optimise-problem")).isTrue();
        asked.press(ASK).await("#optimise-enough").press("#optimise-enough")
                .await(() -> !asked.isSeen("#optimise-enough"));
        assertThat(asked.isSeen("#ask-optimise-problem") || asked.text("#optimise-sentence").contains("an hour"))
                .isTrue();
    }

    @Test
    void propertyThatAScenarioSets_isRefusedAtTheField(FxRobot robot) {
        AskedWindow asked = new AskedWindow(window, robot).open("optimise").press("#optimise-named")
                .fill("#optimise-vary-1-path", REPLICAS).fill("#optimise-vary-1-values", "2 to 6")
                .tick("#optimise-in-more", true);
        assertThat(asked.text("#optimise-conflict-error")).contains("more").contains(REPLICAS);
        assertThat(asked.isDisabled(ASK)).isTrue();
        asked.tick("#optimise-in-more", false).fill("#optimise-kept", "components.nobody");
        assertThat(asked.text("#optimise-kept-error")).contains("nobody");
        assertThat(asked.isDisabled(ASK)).isTrue();
        asked.fill("#optimise-kept", "").fill("#optimise-confidence", "40%");
        assertThat(asked.text("#optimise-confidence-error")).contains("more than 50%");
    }
}
