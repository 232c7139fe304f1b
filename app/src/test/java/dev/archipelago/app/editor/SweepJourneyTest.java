package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.shape.PropertyPath;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The corner shop under other values: what is wrong is told at the field, points are plotted, one is applied and undone, a sweep
/// that was given up goes on, and what matters is told.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class SweepJourneyTest {
    private static final String ASK = "#ask-sweep-button";
    private static final String REPLICAS = "components.web.replicas";
    private static final String ARRIVALS = "workloads.shoppers.arrivals";

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

    private static AskedWindow vary(AskedWindow asked, int row, String path, String values) {
        return asked.fill("#sweep-vary-" + row + "-path", path).fill("#sweep-vary-" + row + "-values", values);
    }

    @Test
    void valuesThatDoNotFit_areToldAtTheField_andNothingIsAsked(FxRobot robot) {
        AskedWindow asked = new AskedWindow(window, robot).open("sweep");
        assertThat(asked.text("#sweep-vary-error")).as("nothing was done wrong yet").isEmpty();
        assertThat(asked.text("#sweep-vary-hint")).startsWith("Name at least one property");
        assertThat(asked.isDisabled(ASK)).isTrue();
        vary(asked, 1, REPLICAS, "");
        vary(asked, 1, "", "");
        assertThat(asked.text("#sweep-vary-error")).startsWith("Name at least one property");
        assertThat(asked.text("#sweep-vary-hint")).isEmpty();
        vary(asked, 1, REPLICAS, "3 to 1");
        assertThat(asked.text("#sweep-vary-1-error")).contains("from a lower value to a higher one");
        vary(asked, 1, REPLICAS, "1, many");
        assertThat(asked.text("#sweep-plan-error")).contains("many");
        assertThat(asked.isDisabled(ASK)).isTrue();
        vary(asked, 1, REPLICAS, "1 to 3");
        assertThat(asked.text("#sweep-count")).isEqualTo("3 points");
        assertThat(asked.isDisabled(ASK)).isFalse();
        asked.press("#sweep-vary-add");
        vary(asked, 2, REPLICAS, "4");
        assertThat(asked.text("#sweep-vary-error")).startsWith("Each property once");
        assertThat(asked.isDisabled(ASK)).isTrue();
        asked.press("#sweep-vary-2-remove");
        assertThat(asked.isDisabled(ASK)).isFalse();
    }

    @Test
    void grid_isPlotted_andAPointOfItAppliedAndUndone(FxRobot robot) throws Exception {
        AskedWindow asked = new AskedWindow(window, robot).open("sweep");
        vary(asked, 1, REPLICAS, "1 to 3").press("#sweep-vary-add");
        vary(asked, 2, ARRIVALS, "poisson(200/s to 400/s by 100/s)");
        assertThat(asked.text("#sweep-count")).isEqualTo("9 points");
        asked.press(ASK).await("#sweep-sentence");
        assertThat(asked.text("#sweep-sentence")).isEqualTo("9 points, estimated by formulas");
        assertThat(asked.rows("#sweep-points")).isEqualTo(9);
        assertThat(robot.lookup("#sweep-point-8").tryQuery()).as("plotted").isPresent();
        asked.press("#sweep-heat-toggle");
        assertThat(robot.lookup("#sweep-cell-8").tryQuery()).as("in the heat map").isPresent();

        assertThat(asked.isDisabled("#sweep-apply")).isTrue();
        TableView<?> points = robot.lookup("#sweep-points").queryAs(TableView.class);
        robot.interact(() -> points.getSelectionModel().select(8));
        asked.press("#sweep-apply");
        assertThat(window.edited().depth()).isEqualTo(1);
        assertThat(PropertyPath.parse(REPLICAS).read(window.edited().document())).contains("3");
        assertThat(PropertyPath.parse(ARRIVALS).read(window.edited().document())).contains("poisson(400/s)");
        robot.interact(points::requestFocus);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(window.edited().document()).isEqualTo(sample);
        Node menu = robot.lookup("#sweep-copy").query();
        robot.interact(menu::requestFocus);
        robot.push(KeyCode.ESCAPE);
        assertThat(menu.getScene().getWindow().isShowing()).isFalse();
    }

    @Test
    void sweepThatWasGivenUp_keepsItsPoints_andGoesOn(FxRobot robot) throws Exception {
        AskedWindow asked = new AskedWindow(window, robot).open("sweep");
        vary(asked, 1, ARRIVALS,
                "poisson(20/s), poisson(21/s), poisson(22/s), poisson(23/s), poisson(24/s), poisson(25/s)")
                .press("#sweep-simulate").fill("#sweep-duration", "800s").fill("#sweep-warm-up", "0.1s")
                .fill("#sweep-replications", "2").press(ASK).await("#sweep-enough").press("#sweep-enough")
                .await(() -> !asked.isSeen("#sweep-enough"));
        boolean some = asked.isSeen("#sweep-sentence");
        if (some && asked.rows("#sweep-points") < 6) {
            assertThat(asked.text("#sweep-kept")).endsWith("asking again goes on from there.");
        }
        asked.press(ASK).await(() -> asked.isSeen("#sweep-sentence")
                && asked.text("#sweep-sentence").equals("6 points, 2 replications each"));
        assertThat(asked.isSeen("#sweep-kept")).isFalse();
        assertThat(asked.rows("#sweep-points")).isEqualTo(6);
    }

    @Test
    void oneAtATime_tellsWhatMattersMost(FxRobot robot) throws Exception {
        AskedWindow asked = new AskedWindow(window, robot).open("sweep");
        vary(asked, 1, REPLICAS, "1 to 3").press("#sweep-vary-add");
        vary(asked, 2, ARRIVALS, "poisson(200/s to 800/s)");
        assertThat(asked.text("#sweep-vary-2-error")).as("a grid needs a step").contains("by 600/s");
        robot.interact(() -> robot.lookup("#sweep-sampling").queryAs(ComboBox.class).getSelectionModel().select(2));
        asked.press(ASK).await("#sweep-matters-sentence");
        assertThat(asked.text("#sweep-matters-sentence")).startsWith("shoppers.p99 depends most on " + ARRIVALS);
    }
}
