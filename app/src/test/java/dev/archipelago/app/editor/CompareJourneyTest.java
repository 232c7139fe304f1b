package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.experiment.Comparison;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.report.ComparisonReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A design is compared with what was saved, with what it was, with itself under a scenario and with another file, in the real window.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class CompareJourneyTest {
    private static final PropertyPath REPLICAS = PropertyPath.parse("components.orders.replicas");
    private static final PropertyPath WORK = PropertyPath.parse("components.web.operations.checkout.steps.0.compute");

    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;
    private Document shop;
    private Asking asking;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, OpenedWindow.sample("corner-shop"));
        window = opened.window();
        shop = opened.document();
    }

    @BeforeEach
    void hands(FxRobot robot) {
        asking = new Asking(robot, window, "compare");
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void changedDesign_besideWhatWasSaved_showsWhatTheCommandLineTells(FxRobot robot) throws Exception {
        Document slower = WORK.with(shop, "20ms");
        robot.interact(() -> window.edited().apply("slower", _ -> slower));
        asking.open();
        asking.chooseCalled("compare-with", "What was saved last");
        assertThat(robot.lookup("#compare-after").queryAs(ComboBox.class).getValue()).as("two designs as drawn")
                .isEqualTo(Optional.empty());
        asking.simulate("2s", 3);
        asking.ask("compare-answer");

        var result = Comparison.run(new Comparison.Side("Corner Shop, as saved", shop, null),
                new Comparison.Side("Corner Shop", slower, null), new Comparison.Options(1, 3, TimeSpan.parse("2s"),
                        TimeSpan.parse("500ms"), 2, Detail.STANDARD, true),
                Progress.NONE, CancelSignal.NEVER);
        assertThat(asking.text("compare-title")).isEqualTo("Corner Shop, as saved  →  Corner Shop");
        copy(robot, "markdown");
        assertThat(clipboard(robot)).isEqualTo(new ComparisonReport(result, List.of()).markdown())
                .contains("| shoppers | p50 |", "worse");
        assertThat(labels(robot, "#compare-forest")).contains("Objectives", "Workload shoppers", "p99", "worse");
        assertThat(series(robot, "#compare-latencies")).hasSize(2);
        double middle = series(robot, "#compare-latencies").getFirst().getData().getFirst().getXValue().doubleValue();
        asking.chooseCalled("compare-latency-shape", "that took no longer");
        assertThat(series(robot, "#compare-latencies")).allSatisfy(line -> {
            assertThat(line.getData().getFirst().getXValue().doubleValue()).as("the end of the interval")
                    .isGreaterThan(middle);
            assertThat(line.getData().getLast().getYValue().doubleValue()).isBetween(98.0, 100.0);
        });
        assertThat(series(robot, "#compare-course")).hasSize(2).allSatisfy(line -> assertThat(line.getData())
                .hasSizeGreaterThan(20));

        robot.interact(window.edited()::undo);
        assertThat(asking.is("ask-compare-stale")).isTrue();
    }

    @Test
    void designUnderTwoScenarios_orBeforeAChange_isCompared(FxRobot robot) throws Exception {
        asking.open();
        asking.choose("compare-after", Optional.empty());
        assertThat(asking.is("compare-same")).isTrue();
        assertThat(button(robot).isDisabled()).isTrue();
        asking.choose("compare-after", Optional.of("black-friday"));
        assertThat(asking.is("compare-same")).isFalse();
        asking.simulate("1s", 2);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        asking.await(() -> asking.is("compare-answer"));
        assertThat(asking.text("compare-title")).isEqualTo("Corner Shop  →  Corner Shop, scenario black-friday");

        robot.interact(() -> window.edited().apply("More orders", _ -> REPLICAS.with(shop, "7")));
        asking.chooseCalled("compare-with", "What it was before a change");
        asking.choose("compare-after", Optional.empty());
        asking.press("ask-compare-button");
        asking.await(() -> asking.text("compare-title").equals("before “More orders”  →  Corner Shop"));
    }

    @Test
    void otherFile_isReadWithItsScenarios_andWhatCannotBeReadIsSaid(FxRobot robot) throws Exception {
        Path other = opened.file().resolveSibling("other.archipelago.json");
        Files.writeString(other, DocumentWriter.write(REPLICAS.with(shop, "9")));
        asking.open();
        asking.chooseCalled("compare-with", "Another file");
        assertThat(button(robot).isDisabled()).isTrue();
        asking.type("compare-file", other + ".gone");
        asking.await(() -> !asking.text("compare-file-error").isEmpty());
        assertThat(button(robot).isDisabled()).isTrue();
        asking.type("compare-file", other.toString());
        asking.await(() -> !button(robot).isDisabled());
        assertThat(asking.text("compare-file-error")).isEmpty();
        ComboBox<?> before = robot.lookup("#compare-before").queryAs(ComboBox.class);
        assertThat(before.getItems()).hasSize(1 + shop.scenarios().size());

        Files.writeString(other, DocumentWriter.write(shop.withWorkloads(Map.of()).withObjectives(Map.of())
                .withScenarios(Map.of())));
        asking.simulate("1s", 2);
        asking.press("ask-compare-button");
        asking.await(() -> asking.is("ask-compare-problem"));
        assertThat(asking.problem()).contains("other.archipelago.json has no workload");
    }

    @Test
    void longQuestion_cancelled_saysSoAndCanBeAskedAgain(FxRobot robot) throws Exception {
        asking.open();
        asking.simulate("600s", 200);
        asking.press("ask-compare-button");
        asking.await(() -> asking.is("ask-compare-cancel"));
        assertThat(button(robot).isDisabled()).isTrue();
        asking.press("ask-compare-cancel");

        assertThat(asking.is("ask-compare-problem")).isTrue();
        assertThat(asking.is("compare-answer")).isFalse();
        assertThat(button(robot).isDisabled()).isFalse();
    }

    private static Button button(FxRobot robot) {
        return robot.lookup("#ask-compare-button").queryButton();
    }

    private static void copy(FxRobot robot, String form) {
        robot.interact(() -> robot.lookup("#compare-copy").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> item.getId().equals("compare-copy-" + form)).findFirst().orElseThrow().fire());
    }

    private static String clipboard(FxRobot robot) {
        String[] text = {""};
        robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
        return text[0];
    }

    private static List<String> labels(FxRobot robot, String id) {
        return robot.lookup(id + " .label").queryAllAs(Label.class).stream().map(Label::getText).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<XYChart.Series<Number, Number>> series(FxRobot robot, String id) {
        return List.copyOf(((XYChart<Number, Number>) robot.lookup(id).queryAs(XYChart.class)).getData());
    }
}
