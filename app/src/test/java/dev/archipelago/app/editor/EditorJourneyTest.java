package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.run.RunSettings;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.model.quantity.TimeSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.geometry.Point2D;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A person's way through the real window: open, add, connect, change, run, look, undo, redo, save, open again.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class EditorJourneyTest {
    private static final ComponentId ORDERS = new ComponentId("orders");

    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;
    private Path file;
    private Document shop;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, OpenedWindow.sample("corner-shop"));
        window = opened.window();
        file = opened.file();
        shop = opened.document();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void journey_throughTheWholeEditor_endsWithTheSameDocument(FxRobot robot) throws TimeoutException {
        waitForLayout();
        assertThat(window.edited().document()).isEqualTo(shop);
        ComponentId added = addService(robot);
        connect(robot, ORDERS, added);
        changeReplicas(robot, ORDERS, "3");
        run(robot);
        Document done = window.edited().document();
        undoAll(robot);
        assertThat(window.edited().document()).isEqualTo(shop);
        redoAll(robot);
        assertThat(window.edited().document()).isEqualTo(done);
        save(robot);
        assertThat(DocumentReader.read(file).orElseThrow()).isEqualTo(done);
        assertThat(WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.open(file))).isTrue();
        assertThat(window.edited().document()).isEqualTo(done);
    }

    private ComponentId addService(FxRobot robot) {
        robot.interact(() -> {
            window.edited().select(Selection.of(ORDERS));
            window.canvas().fitSelection();
            window.canvas().zoomTo(0.6);
        });
        robot.clickOn("#palette-service");
        robot.clickOn(screenPointOf(ORDERS).add(0, 120)); // below everything else
        WaitForAsyncUtils.waitForFxEvents();
        ComponentId added = new ComponentId("service");
        assertThat(window.edited().document().architecture().components()).containsKey(added);
        return added;
    }

    private void connect(FxRobot robot, ComponentId from, ComponentId to) {
        robot.clickOn(screenPointOf(from));
        WaitForAsyncUtils.waitForFxEvents();
        Point2D handle = WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.canvas().handlePointOf(from))
                .orElseThrow();
        robot.moveTo(handle).press(MouseButton.PRIMARY).moveTo(screenPointOf(to)).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        Document document = window.edited().document();
        assertThat(Topology.of(document.architecture(), document.workloads()).links())
                .anyMatch(link -> link.id().equals(new ConnectionId(from, to)));
    }

    /// The drawing is laid out beside the window's thread.
    private void waitForLayout() throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils
                .waitForAsyncFx(5000, () -> window.canvas().screenPointOf(ORDERS)).isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Point2D screenPointOf(ComponentId id) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.canvas().screenPointOf(id)).orElseThrow();
    }

    private void changeReplicas(FxRobot robot, ComponentId id, String replicas) {
        robot.clickOn(screenPointOf(id));
        robot.clickOn("#field-replicas").eraseText(1);
        robot.write("none").type(KeyCode.ENTER);
        assertThat(window.edited().document().architecture().components().get(id).replicas())
                .as("nothing is applied while it is wrong").isEqualTo(2);
        TextField field = robot.lookup("#field-replicas").queryAs(TextField.class);
        robot.interact(field::clear);
        robot.write(replicas).type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.edited().document().architecture().components().get(id).replicas())
                .isEqualTo(Integer.valueOf(replicas));
    }

    private void run(FxRobot robot) throws TimeoutException {
        robot.type(KeyCode.F5);
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> window.run().outcomeProperty().get().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        TableView<?> table = robot.lookup("#component-results").queryTableView();
        assertThat(table.getItems()).hasSize(window.edited().document().architecture().components().size());
        assertThat(window.canvas().overlayProperty().get()).isNotEqualTo(Overlay.NONE);
        assertThat(robot.lookup("#run-notes").tryQuery()).as("nothing of this design is left out").isEmpty();
    }

    private void undoAll(FxRobot robot) {
        for (int i = window.edited().depth(); i > 0; i--) {
            robot.press(KeyCode.SHORTCUT, KeyCode.Z).release(KeyCode.Z, KeyCode.SHORTCUT);
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertThat(window.edited().depth()).isZero();
    }

    private void redoAll(FxRobot robot) {
        while (window.edited().redoableProperty().get().isPresent()) {
            int depth = window.edited().depth();
            robot.press(KeyCode.SHORTCUT, KeyCode.Y).release(KeyCode.Y, KeyCode.SHORTCUT);
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(window.edited().depth()).isEqualTo(depth + 1);
        }
    }

    private void save(FxRobot robot) {
        robot.press(KeyCode.SHORTCUT, KeyCode.S).release(KeyCode.S, KeyCode.SHORTCUT);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.edited().isDirty()).isFalse();
    }

    @Test
    void command_ofEveryName_hasATextAndRunsFromThePalette(FxRobot robot) {
        Messages messages = Messages.of(Locale.SIMPLIFIED_CHINESE);
        assertThat(window.commands().all()).allSatisfy(
                command -> assertThat(messages.find("command." + command.id())).as(command.id()).isPresent());
        robot.press(KeyCode.SHORTCUT, KeyCode.K).release(KeyCode.K, KeyCode.SHORTCUT);
        robot.write("add cache").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.edited().document().architecture().components()).containsKey(new ComponentId("cache"));
        robot.press(KeyCode.SHORTCUT, KeyCode.K).release(KeyCode.K, KeyCode.SHORTCUT);
        robot.write("chinese").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#tool-run").queryButton().getText()).isEqualTo("运行");
    }

    @Test
    void quickInsert_findsAKindByWhatIsTyped(FxRobot robot) throws TimeoutException {
        waitForLayout();
        robot.interact(() -> {
            window.edited().select(Selection.of(ORDERS));
            window.canvas().requestFocus();
        });
        robot.press(KeyCode.SHORTCUT, KeyCode.RIGHT).release(KeyCode.RIGHT, KeyCode.SHORTCUT);
        WaitForAsyncUtils.waitForFxEvents();
        robot.write("redis").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(window.edited().document().architecture().components()).containsKey(new ComponentId("cache"));
    }

    @Test
    void theme_andLanguage_changeWithoutLosingHistory(FxRobot robot) {
        robot.interact(() -> window.edits().addAtCentre(ComponentKind.DATABASE));
        Document changed = window.edited().document();
        robot.interact(() -> window.commands().get("theme").run());
        robot.interact(() -> window.commands().get("language-zh").run());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.edited().document()).isEqualTo(changed);
        assertThat(robot.lookup("#palette-database").queryButton().getAccessibleText()).startsWith("数据库");
        robot.interact(() -> window.edited().undo());
        assertThat(window.edited().document()).isEqualTo(shop);
    }

    @Test
    void run_ofADesignWithErrors_showsTheProblemsAndNoResult(FxRobot robot) throws IOException, TimeoutException {
        Path wrong = Files.writeString(folder.resolve("wrong.archipelago.json"),
                Files.readString(file).replace("stock.reserve", "nowhere.nothing"));
        assertThat(WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.open(wrong))).isTrue();
        robot.type(KeyCode.F5);
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> window.run().problemProperty().get().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.run().outcomeProperty().get()).isEmpty();
        assertThat(robot.lookup("#tab-problems").queryAs(ToggleButton.class).isSelected()).isTrue();
    }

    @Test
    void run_thatIsCancelled_endsWithoutAResultAndCanBeRepeated(FxRobot robot) throws TimeoutException {
        RunSettings endless = new RunSettings(Optional.empty(), Optional.of(TimeSpan.parse("10h")), Optional.empty(), 5,
                1);
        robot.interact(() -> window.run().settingsProperty().set(endless));
        robot.type(KeyCode.F5);
        robot.type(KeyCode.F5); // there is one run at a time
        robot.interact(() -> window.edits().addAtCentre(ComponentKind.CACHE)); // editing goes on meanwhile
        robot.press(KeyCode.SHIFT, KeyCode.F5).release(KeyCode.F5, KeyCode.SHIFT);
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> !window.run().runningProperty().get());
        assertThat(window.run().outcomeProperty().get()).isEmpty();
        robot.interact(() -> window.run().settingsProperty().set(RunSettings.USUAL));
        run(robot);
        assertThat(window.run().staleProperty().get()).isFalse();
    }

    @Test
    void field_withNonsense_saysWhatIsExpectedAndChangesNothing(FxRobot robot) throws TimeoutException {
        waitForLayout();
        robot.clickOn(screenPointOf(ORDERS));
        WaitForAsyncUtils.waitForFxEvents();
        List<TextField> fields = robot.lookup(".inspector-field .text-field").<TextField>queryAll().stream()
                .filter(field -> !Set.of("field-name", "field-description", "field-context", "field-team")
                        .contains(field.getId()))
                .toList();
        assertThat(fields).hasSizeGreaterThan(4);
        for (TextField field : fields) {
            robot.interact(() -> {
                field.requestFocus();
                field.setText("§ nonsense -1 ∞");
                field.fireEvent(new ActionEvent());
            });
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(robot.lookup(".field-error").queryAll()).as(field.getId()).isNotEmpty();
            robot.type(KeyCode.ESCAPE);
        }
        assertThat(window.edited().document()).isEqualTo(shop);
        assertThat(robot.lookup(".field-error").queryAll()).isEmpty();
    }

    @Test
    void file_thatIsNoArchitecture_isRefusedWithItsMistakes(FxRobot robot) throws IOException {
        for (String text : List.of("", "{", "[1]", "{\"mxfile\": {}}", "{\"format\": 99, \"name\": \"x\"}", "\u0000")) {
            Path other = Files.writeString(folder.resolve("other.json"), text);
            refuse(robot, other);
        }
        refuse(robot, folder.resolve("vanished.archipelago.json"));
        refuse(robot, folder);
        assertThat(window.edited().document()).isEqualTo(shop);
    }

    private void refuse(FxRobot robot, Path path) {
        Platform.runLater(() -> window.open(path));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".dialog-pane").tryQuery()).as(path.toString()).isPresent();
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".dialog-pane").tryQuery()).isEmpty();
    }

    @Test
    void window_leftWithChanges_asksFirst(FxRobot robot) {
        robot.interact(() -> window.edits().addAtCentre(ComponentKind.CACHE));
        Platform.runLater(() -> window.commands().get("close-tab").run());
        WaitForAsyncUtils.waitForFxEvents();
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.workingProperty().get()).isTrue();
        assertThat(window.edited().isDirty()).isTrue();
    }

    @Test
    void save_overAnothersChange_asksBeforeReplacingIt(FxRobot robot) throws IOException {
        robot.interact(() -> window.edits().addAtCentre(ComponentKind.CACHE));
        String theirs = Files.readString(file).replace("Corner Shop", "Their shop");
        Files.writeString(file, theirs);
        Platform.runLater(window::save);
        WaitForAsyncUtils.waitForFxEvents();
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(file).hasContent(theirs);
        assertThat(window.edited().isDirty()).isTrue();
    }
}
