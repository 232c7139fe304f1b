package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Settings;
import dev.archipelago.app.editor.document.UserFolder;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Edit;
import dev.archipelago.model.edit.NewComponent;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.graph.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
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
@ExtendWith(ApplicationExtension.class)
class EditorJourneyTest {
    private static final ComponentId WEB = new ComponentId("gateway");
    private static final ComponentId ORDERS = new ComponentId("service");

    @TempDir
    private static Path folder;

    private EditorWindow window;
    private Path file;

    @Start
    void start(Stage stage) throws IOException {
        file = Files.createTempDirectory(folder, "shop").resolve("shop.archipelago.json");
        Files.writeString(file, DocumentWriter.write(shop()));
        UserFolder user = new UserFolder(folder.resolve("user"));
        Settings settings = Settings.in(user);
        settings.setScheme("light");
        window = new EditorWindow(stage, new Environment(user, settings, new SampleFolder(folder), List.of()),
                Messages.of(Locale.ENGLISH), EditedDocument.unsaved(Document.empty("")));
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1000);
        stage.setHeight(1000);
        window.show();
        window.begin(file);
    }

    @AfterEach
    void close() {
        Platform.runLater(window::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Users, a gateway and a service that it calls.
    private static Document shop() {
        Document document = Document.empty("Shop");
        for (ComponentKind kind : List.of(ComponentKind.CLIENT, ComponentKind.GATEWAY, ComponentKind.SERVICE)) {
            document = NewComponent.of(document, kind, null).apply(document).orElseThrow();
        }
        document = new Edit.Connect(new ComponentId("users"), WEB).apply(document).orElseThrow();
        return new Edit.Connect(WEB, ORDERS).apply(document).orElseThrow();
    }

    @Test
    void journey_throughTheWholeEditor_endsWithTheSameDocument(FxRobot robot) throws TimeoutException {
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.edited().document()).isEqualTo(shop());
        ComponentId added = addService(robot);
        connect(robot, ORDERS, added);
        changeReplicas(robot, ORDERS, "3");
        run(robot);
        Document done = window.edited().document();
        undoAll(robot);
        assertThat(window.edited().document()).isEqualTo(shop());
        redoAll(robot);
        assertThat(window.edited().document()).isEqualTo(done);
        save(robot);
        assertThat(DocumentReader.read(file).orElseThrow()).isEqualTo(done);
        assertThat(WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.open(file))).isTrue();
        assertThat(window.edited().document()).isEqualTo(done);
    }

    private ComponentId addService(FxRobot robot) {
        robot.clickOn("#palette-service");
        Point2D free = robot.interact(() -> {}).lookup("#drawing").query().localToScreen(300, 40);
        robot.clickOn(free);
        WaitForAsyncUtils.waitForFxEvents();
        ComponentId added = new ComponentId("service-2");
        assertThat(window.edited().document().architecture().components()).containsKey(added);
        return added;
    }

    private void connect(FxRobot robot, ComponentId from, ComponentId to) {
        robot.interact(() -> window.canvas().fit());
        WaitForAsyncUtils.waitForFxEvents();
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

    private Point2D screenPointOf(ComponentId id) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.canvas().screenPointOf(id)).orElseThrow();
    }

    private void changeReplicas(FxRobot robot, ComponentId id, String replicas) {
        robot.clickOn(screenPointOf(id));
        robot.clickOn("#field-replicas").eraseText(1);
        robot.write("none").type(KeyCode.ENTER);
        assertThat(window.edited().document().architecture().components().get(id).replicas())
                .as("nothing is applied while it is wrong").isNull();
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
        assertThat(window.edited().document()).isEqualTo(shop());
    }
}
