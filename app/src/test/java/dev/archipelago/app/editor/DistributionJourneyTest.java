package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.shape.PropertyPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.chart.AreaChart;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
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

/// A latency is fitted to what a dashboard says, from the keyboard.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class DistributionJourneyTest {
    private static final ConnectionId CALL = new ConnectionId(new ComponentId("orders"), new ComponentId("stock"));

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
    void latency_fittedToMeanAndP99_isWrittenWithWhatItShows(FxRobot robot) {
        robot.interact(() -> window.edited().select(Selection.of(CALL)));
        robot.interact(() -> robot.lookup("#field-network-latency").query().requestFocus());
        robot.press(KeyCode.ALT, KeyCode.DOWN).release(KeyCode.DOWN, KeyCode.ALT);
        WaitForAsyncUtils.waitForFxEvents();
        ComboBox<?> kinds = robot.lookup("#distribution-kind").queryComboBox();
        robot.interact(() -> kinds.getSelectionModel().select(2));
        fill(robot, "#distribution-mean", "nonsense");
        assertThat(robot.lookup("#distribution-apply").queryButton().isDisabled()).isTrue();
        fill(robot, "#distribution-mean", "3ms");
        assertThat(robot.lookup("#distribution-apply").queryButton().isDisabled()).isFalse();
        fill(robot, "#distribution-fit-mean", "20ms");
        fill(robot, "#distribution-fit-p99", "95ms");
        robot.interact(() -> robot.lookup("#distribution-fit").queryButton().fire());
        assertThat(robot.lookup("#distribution-read-out").queryLabeled().getText()).contains("mean 20")
                .contains("p99 95");
        AreaChart<?, ?> chart = robot.lookup("#distribution-density").queryAs(AreaChart.class);
        assertThat(chart.getData()).as("density, p50, p99").hasSize(3);
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        String written = PropertyPath.parse("connections.orders->stock.network.latency")
                .read(window.edited().document()).orElseThrow();
        assertThat(written).startsWith("lognormal(mean=20ms, cv=");
        assertThat(window.edited().depth()).isEqualTo(1);
    }

    @Test
    void latency_fittedToTheClipboard_saysSoUntilItIsChanged(FxRobot robot) {
        Random random = new Random(7);
        String column = "duration\n" + IntStream.range(0, 400)
                .mapToObj(_ -> String.format(Locale.ROOT, "%.3f", -20 * Math.log(1 - random.nextDouble())))
                .collect(Collectors.joining("\n"));
        openLatency(robot);
        paste(robot, "1 2 three");
        assertThat(robot.lookup(".field-error").queryAllAs(Label.class)).extracting(Label::getText)
                .anyMatch(text -> text.contains("value 3 is 'three'"));
        assertThat(robot.lookup("#distribution-apply").queryButton().isDisabled()).isTrue();
        paste(robot, "1 2 3");
        assertThat(robot.lookup(".field-error").queryAllAs(Label.class)).extracting(Label::getText)
                .anyMatch(text -> text.contains("There are 3 durations"));
        paste(robot, column);
        assertThat(robot.lookup("#distribution-source").queryLabeled().getText())
                .startsWith("Fitted to 400 values, D 0.0");
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(latency()).contains(" fitted to 400 values, D 0.0");

        openLatency(robot);
        assertThat(robot.lookup("#distribution-source").queryLabeled().getText()).startsWith("Fitted to 400 values");
        fill(robot, "#distribution-mean", "21ms");
        assertThat(robot.lookup("#distribution-source").queryLabeled().isVisible()).isFalse();
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(latency()).contains("21ms").doesNotContain("fitted");
        robot.interact(() -> window.desk().undo());
        assertThat(latency()).contains(" fitted to 400 values");
    }

    private String latency() {
        return PropertyPath.parse("connections.orders->stock.network.latency").read(window.edited().document())
                .orElseThrow();
    }

    private void openLatency(FxRobot robot) {
        robot.interact(() -> window.edited().select(Selection.of(CALL)));
        robot.interact(() -> robot.lookup("#field-network-latency").query().requestFocus());
        robot.press(KeyCode.ALT, KeyCode.DOWN).release(KeyCode.DOWN, KeyCode.ALT);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void paste(FxRobot robot, String text) {
        robot.interact(() -> {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
            robot.lookup("#distribution-paste").queryButton().fire();
        });
    }

    private static void fill(FxRobot robot, String id, String text) {
        robot.interact(() -> {
            TextField field = robot.lookup(id).queryAs(TextField.class);
            field.requestFocus();
            field.setText(text);
        });
    }
}
