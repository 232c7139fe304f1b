package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.canvas.Marking;
import dev.archipelago.app.editor.run.RunSettings;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.measure.RequestTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// After a run its requests are looked at one by one: slowest, failed, those of an operation, span by span by keys, with the
/// component of the span selected and the way of the request marked.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class TracesJourneyTest {
    private static final Path SAMPLE = Path
            .of("../sample-architectures/incidents/slow-dependency/slow-dependency.archipelago.json");

    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, Files.readString(SAMPLE));
        window = opened.window();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void requestsOfARun_areLookedAtOneByOne_markedOnTheDrawingAndForgottenWithTheTab(FxRobot robot) throws Exception {
        robot.interact(() -> window.run().settingsProperty().set(new RunSettings(Optional.of("broken"),
                Optional.of(TimeSpan.parse("40s")), Optional.empty(), 2, 1)));
        robot.interact(() -> window.commands().get("run").run());
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> !window.run().runningProperty().get());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(marking()).isEqualTo(Marking.NONE);

        robot.interact(() -> window.commands().get("show-traces").run());
        List<RequestTrace> slowest = List.copyOf(requests(robot));
        assertThat(slowest).hasSizeBetween(10, 50).allSatisfy(
                trace -> assertThat(trace.spans().getFirst().failure()).isEmpty());
        assertThat(text(robot, "#traces-path")).contains("%").contains(" · ");

        RequestTrace first = slowest.getFirst();
        assertThat(marking().lines()).containsEntry(ConnectionId.parse(first.spans().get(2).connection()),
                Marking.Line.CRITICAL);
        robot.interact(() -> robot.lookup("#waterfall").query().requestFocus());
        robot.type(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.DOWN);
        String component = component(first, 2);
        assertThat(window.edited().selection().components()).containsExactly(new ComponentId(component));
        assertThat(details(robot)).contains(component + ".").contains("On the critical path");
        robot.type(KeyCode.HOME, KeyCode.END, KeyCode.LEFT, KeyCode.PLUS, KeyCode.D, KeyCode.DIGIT0);
        assertThat(robot.lookup("#waterfall").<Node>query().getAccessibleText()).contains("Its caller waited");

        robot.interact(() -> robot.lookup("#traces-failed").queryAs(ToggleButton.class).fire());
        assertThat(requests(robot)).isNotEmpty().allSatisfy(
                trace -> assertThat(trace.spans().getFirst().failure()).isNotEmpty());
        robot.interact(() -> window.commands().get("show-results").run());
        assertThat(marking()).isEqualTo(Marking.NONE);
    }

    private static String component(RequestTrace trace, int span) {
        return trace.spans().get(span).name().split("\\.")[0];
    }

    private Marking marking() {
        return window.desks().current().orElseThrow().canvas().markingProperty().get();
    }

    @SuppressWarnings("unchecked")
    private static List<RequestTrace> requests(FxRobot robot) {
        return ((ListView<RequestTrace>) robot.lookup("#traces-list").queryAs(ListView.class)).getItems();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static String details(FxRobot robot) {
        return robot.lookup("#traces-details").queryAs(VBox.class).getChildren().stream()
                .map(line -> ((Label) line).getText()).collect(Collectors.joining("\n"));
    }
}
