package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Settings;
import dev.archipelago.app.editor.document.UserFolder;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.run.RunSettings;
import dev.archipelago.exporters.Exporters;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The first minute with the editor: a sample is opened and run, broken, understood, mended, seen in the manifests and put
/// back, with the mouse and keys that a person would use.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class SixtySecondsJourneyTest {
    private static final ComponentId WEB = new ComponentId("web");

    @TempDir
    private static Path folder;

    private EditorWindow window;

    @Start
    void start(Stage stage) throws IOException {
        Path sample = Files.createDirectories(folder.resolve("samples/corner-shop"));
        Files.writeString(sample.resolve("corner-shop.archipelago.json"), OpenedWindow.sample("corner-shop"));
        UserFolder user = new UserFolder(folder.resolve("user"));
        Settings settings = Settings.in(user);
        settings.setScheme("light");
        window = new EditorWindow(stage,
                new Environment(user, settings, new SampleFolder(folder.resolve("samples")), Exporters.all()),
                Messages.of(Locale.ENGLISH));
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1000);
        stage.setHeight(1000);
        window.show();
        window.begin(null);
    }

    @AfterEach
    void close() {
        Platform.runLater(window::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void sample_openedRunBrokenUnderstoodMendedSeenInManifests_andPutBack(FxRobot robot) throws Exception {
        robot.clickOn("#sample-corner-shop");
        await(() -> robot.lookup("#drawing").tryQuery().isPresent());
        Document sample = window.edited().document();
        robot.interact(() -> window.run().settingsProperty().set(new RunSettings(Optional.empty(),
                Optional.of(TimeSpan.parse("60s")), Optional.of(TimeSpan.parse("2s")), 2, 1))); // for time's sake
        assertThat(run(robot)).isEqualTo(Verdict.MET);

        robot.clickOn(WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.canvas().screenPointOf(WEB)).orElseThrow(),
                MouseButton.SECONDARY);
        click(robot, "Break it");
        click(robot, "Slow it down ten times");
        assertThat(window.edited().undoableProperty().get()).contains("web: Slow it down ten times");
        assertThat(window.run().settingsProperty().get().scenario()).contains("slow-web");
        assertThat(robot.lookup("#fault-clip-0").tryQuery()).isPresent();
        assertThat(run(robot)).isEqualTo(Verdict.MISSED);

        robot.doubleClickOn("#objective-fast");
        await(() -> robot.lookup("#why-apply-2").tryQuery().isPresent());
        assertThat(robot.lookup("#why-question").queryAs(Label.class).getText())
                .startsWith("shoppers: p95 is ").contains("wanted: shoppers p95 < 150ms");
        robot.interact(() -> robot.lookup("#why-apply-2").queryAs(Button.class).fire());
        assertThat(replicas()).isEqualTo(4);
        assertThat(run(robot)).isEqualTo(Verdict.MET);

        robot.press(KeyCode.SHORTCUT, KeyCode.E).release(KeyCode.E, KeyCode.SHORTCUT);
        await(() -> robot.lookup("#export-view-saved").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#export-target").<ComboBox<Object>>query().setValue(
                Exporters.byId("kubernetes").orElseThrow()));
        robot.clickOn("#export-view-saved");
        await(() -> robot.lookup("#export-summary").queryAs(Label.class).getText().startsWith("~ 2 changed   = "));
        click(robot, "web.yaml");
        assertThat(robot.lookup("#export-path").queryAs(Label.class).getText())
                .isEqualTo("components/web.yaml  –  changed");
        assertThat(lines(robot, "line-removed")).singleElement().asString().contains("replicas: 2");
        assertThat(lines(robot, "line-added")).singleElement().asString().contains("replicas: 4");
        robot.clickOn("#export-close");
        await(() -> robot.lookup("#export-window").tryQuery().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();

        undo(robot);
        assertThat(replicas()).isEqualTo(2);
        undo(robot);
        assertThat(window.edited().document().equals(sample)).isTrue();
        assertThat(window.edited().isDirty()).isFalse();
        assertThat(window.run().settingsProperty().get().scenario()).isEmpty();
    }

    /// Presses the key that runs, and answers what came of the objective about latency.
    private Verdict run(FxRobot robot) throws TimeoutException {
        Object before = window.run().outcomeProperty().get();
        robot.type(KeyCode.F5);
        await(() -> !window.run().runningProperty().get() && !window.run().outcomeProperty().get().equals(before));
        assertThat(robot.lookup("#tab-results").queryAs(ToggleButton.class).isSelected()).isTrue();
        return window.run().outcomeProperty().get().orElseThrow().result().objectives().get("fast").verdict();
    }

    private static void undo(FxRobot robot) {
        robot.clickOn("#tool-undo");
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void click(FxRobot robot, String text) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(text);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Integer replicas() {
        return window.edited().document().architecture().component(WEB).orElseThrow().replicas();
    }

    private static List<String> lines(FxRobot robot, String style) {
        return robot.lookup("#export-code").queryAs(CodeArea.class).getParagraphs().stream()
                .filter(line -> line.getParagraphStyle().contains(style)).map(line -> line.getText()).toList();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }
}
