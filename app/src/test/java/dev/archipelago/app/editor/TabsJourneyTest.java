package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.canvas.Camera;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.document.Settings;
import dev.archipelago.app.editor.document.UserFolder;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
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

/// Several documents in one window, each with everything of its own.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class TabsJourneyTest {
    private static final ComponentId ORDERS = new ComponentId("orders");

    @TempDir
    private static Path root;

    private Path folder;

    private OpenedWindow opened;
    private EditorWindow window;
    private Path second;

    @Start
    void start(Stage stage) throws IOException {
        folder = Files.createTempDirectory(root, "tabs");
        opened = OpenedWindow.of(stage, folder, OpenedWindow.sample("corner-shop"));
        window = opened.window();
        second = Files.writeString(folder.resolve("second.archipelago.json"),
                DocumentWriter.write(Document.empty("Second")));
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void documents_inTabs_keepHistorySelectionAndCameraEach(FxRobot robot) {
        Document shop = opened.document();
        robot.interact(() -> {
            window.canvas().zoomTo(2);
            window.edited().select(Selection.of(ORDERS));
            window.edits().addAtCentre(ComponentKind.CACHE);
            window.edited().select(Selection.of(ORDERS));
        });
        Camera camera = window.canvas().cameraProperty().get();
        robot.interact(() -> window.open(second));
        assertThat(texts(robot)).containsExactly("● design", "second");
        robot.interact(() -> window.edits().addAtCentre(ComponentKind.SERVICE));
        press(robot, KeyCode.CONTROL, KeyCode.TAB);
        assertThat(window.edited().selection()).isEqualTo(Selection.of(ORDERS));
        assertThat(window.canvas().cameraProperty().get()).isEqualTo(camera);
        press(robot, KeyCode.SHORTCUT, KeyCode.Z);
        assertThat(window.edited().document()).isEqualTo(shop);
        assertThat(texts(robot)).containsExactly("design", "● second");
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.TAB);
        assertThat(window.edited().document().architecture().components()).containsOnlyKeys(new ComponentId("service"));
        assertThat(window.edited().depth()).isEqualTo(1);
    }

    @Test
    void file_thatIsOpen_isGoneToAndNotOpenedTwice(FxRobot robot) throws IOException {
        robot.interact(() -> window.open(second));
        Desk there = window.desks().all().getFirst();
        Path otherSpelling = opened.file().getParent().resolve("..").resolve(opened.file().getParent().getFileName())
                .resolve(opened.file().getFileName());
        robot.interact(() -> window.open(otherSpelling));
        assertThat(window.desk()).isEqualTo(there);
        assertThat(window.desks().all()).hasSize(2);
        Files.writeString(opened.file(), Files.readString(opened.file()).replace("Corner Shop", "Their shop"));
        robot.interact(() -> window.desks().all().forEach(Desk::lookAtDisk));
        assertThat(robot.lookup("#banner-reload").query().localToScene(1, 1)).isNotNull();
        robot.clickOn("#banner-reload");
        assertThat(window.edited().document().name()).isEqualTo("Their shop");
    }

    @Test
    void tab_closedWithChanges_asksAndStaysWhenTheUserThinksBetterOfIt(FxRobot robot) {
        robot.interact(() -> window.edits().addAtCentre(ComponentKind.CACHE));
        robot.interact(() -> window.open(second));
        Platform.runLater(() -> window.close(window.desks().all().getFirst()));
        WaitForAsyncUtils.waitForFxEvents();
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.desks().all()).hasSize(2);
        assertThat(window.desk()).as("what was asked about is seen").isEqualTo(window.desks().all().getFirst());
        robot.interact(() -> window.desks().step(1));
        press(robot, KeyCode.SHORTCUT, KeyCode.W);
        assertThat(texts(robot)).containsExactly("● design");
        press(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.T);
        assertThat(texts(robot)).containsExactly("● design", "second");
    }

    @Test
    void tab_clickedWithTheMiddleButtonOrDragged_isClosedOrMoved(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            window.open(second);
            window.createDocument();
        });
        Node first = header(robot, 0);
        Node last = header(robot, 2);
        Point2D from = first.localToScreen(20, 10);
        Point2D to = last.localToScreen(last.getLayoutBounds().getWidth() - 4, 10);
        robot.moveTo(from).press(MouseButton.PRIMARY);
        for (double x = from.getX(); x < to.getX(); x += 12) {
            robot.moveTo(x, from.getY());
        }
        robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS,
                () -> window.desks().all().getLast().name().equals("design.archipelago.json")); // it glides into place
        robot.clickOn(header(robot, 0), MouseButton.MIDDLE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.desks().all()).hasSize(2);
        assertThat(texts(robot)).doesNotContain("second");
    }

    @Test
    void tabs_movedByKeysAndClosedButOne_leaveThatOne(FxRobot robot) {
        robot.interact(() -> window.open(second));
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.PAGE_UP);
        assertThat(texts(robot)).containsExactly("second", "design");
        robot.interact(() -> window.commands().get("close-others").run());
        assertThat(texts(robot)).containsExactly("second");
        robot.interact(() -> window.commands().get("close-all").run());
        assertThat(window.workingProperty().get()).isFalse();
        assertThat(robot.lookup("#gallery").tryQuery()).isPresent();
    }

    @Test
    void gallery_overOpenDocuments_isLeftByEscape(FxRobot robot) {
        press(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.O);
        assertThat(window.workingProperty().get()).isFalse();
        assertThat(robot.lookup("#gallery").tryQuery()).isPresent();
        press(robot, KeyCode.ESCAPE);
        assertThat(window.workingProperty().get()).isTrue();
        assertThat(window.edited().document()).isEqualTo(opened.document());
    }

    @Test
    void newDocument_thatNobodyTouched_givesWayToAFile(FxRobot robot) {
        robot.interact(() -> window.createDocument());
        robot.interact(() -> window.open(second));
        assertThat(texts(robot)).containsExactly("design", "second");
    }

    @Test
    void language_changed_keepsTheTabsWithTheirHistory(FxRobot robot) {
        robot.interact(() -> {
            window.edits().addAtCentre(ComponentKind.CACHE);
            window.createDocument();
            window.desks().step(1);
            window.setLanguage(Locale.SIMPLIFIED_CHINESE);
        });
        TabPane tabs = robot.lookup("#document-tabs").queryAs(TabPane.class);
        assertThat(tabs.getTabs()).extracting(Tab::getText).containsExactly("● design", "New architecture");
        assertThat(tabs.getSelectionModel().getSelectedIndex()).isZero();
        EditedDocument first = ((Desk) tabs.getTabs().getFirst().getUserData()).edited();
        assertThat(first.depth()).isEqualTo(1);
    }

    @Test
    void lostWork_ofSeveralDocuments_comesBackWithTheOtherFilesThatWereOpen(FxRobot robot)
            throws IOException, TimeoutException {
        robot.interact(() -> {
            window.edits().addAtCentre(ComponentKind.CACHE);
            window.open(second);
            window.createDocument();
            window.edits().addAtCentre(ComponentKind.SERVICE);
            window.createDocument();
            window.edits().addAtCentre(ComponentKind.BROKER);
        });
        Path recovery = folder.resolve("user").resolve("recovery");
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> entries(recovery).size() == 3);
        for (Path entry : entries(recovery)) { // as if the program had been killed
            String name = entry.getFileName().toString().replaceFirst("-[0-9]+\\.recovery$", "-999999999.recovery");
            Files.move(entry, recovery.resolve(name));
        }
        UserFolder user = new UserFolder(folder.resolve("user"));
        Set<Document> work = Set.copyOf(window.desks().all().stream().map(desk -> desk.edited().document()).toList());
        EditorWindow[] next = new EditorWindow[1];
        robot.interact(() -> next[0] = opened.again(user));
        Platform.runLater(() -> next[0].begin(null));
        for (int i = 0; i < 3; i++) {
            WaitForAsyncUtils.waitForFxEvents();
            robot.type(KeyCode.ENTER);
        }
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(next[0].desks().all()).hasSize(4);
        assertThat(next[0].desks().all().subList(0, 2)).extracting(Desk::name)
                .containsExactly("design.archipelago.json", "second.archipelago.json");
        assertThat(next[0].desks().all().stream().map(desk -> desk.edited().document()).toList())
                .containsExactlyInAnyOrderElementsOf(work);
        assertThat(entries(recovery)).as("kept anew at once").hasSize(3);
        robot.interact(() -> next[0].close());
        assertThat(entries(recovery)).isEmpty();
    }

    @Test
    void files_ofLastTime_areOfferedAndOpened(FxRobot robot) {
        robot.interact(() -> window.open(second));
        EditorWindow[] next = new EditorWindow[1];
        robot.interact(() -> {
            next[0] = opened.again(new UserFolder(folder.resolve("user")));
            next[0].begin(null);
        });
        robot.clickOn("#gallery-reopen-last-time");
        assertThat(next[0].desks().all()).extracting(Desk::name).containsExactly("design.archipelago.json",
                "second.archipelago.json");
        assertThat(Settings.in(new UserFolder(folder.resolve("user"))).session()).hasSize(2);
        robot.interact(() -> next[0].close());
    }

    @Test
    void saveAll_ofSeveralDocuments_writesEach(FxRobot robot) throws IOException {
        robot.interact(() -> {
            window.edits().addAtCentre(ComponentKind.CACHE);
            window.open(second);
            window.edits().addAtCentre(ComponentKind.SERVICE);
        });
        press(robot, KeyCode.SHORTCUT, KeyCode.ALT, KeyCode.S);
        assertThat(texts(robot)).containsExactly("design", "second");
        assertThat(DocumentReader.read(second).orElseThrow().architecture().components()).hasSize(1);
    }

    @Test
    void components_copiedBetweenDocuments_comeWithTheirConnectionsAndAsText(FxRobot robot) {
        ComponentId web = new ComponentId("web");
        robot.interact(() -> window.edited().select(Selection.of(web, ORDERS)));
        press(robot, KeyCode.SHORTCUT, KeyCode.C);
        robot.interact(() -> window.open(second));
        press(robot, KeyCode.SHORTCUT, KeyCode.V);
        press(robot, KeyCode.SHORTCUT, KeyCode.V);
        ComponentId[] all = {web, ORDERS, new ComponentId("web-2"), new ComponentId("orders-2")};
        assertThat(window.edited().document().architecture().components()).containsOnlyKeys(all);
        assertThat(window.edited().depth()).isEqualTo(2);
        assertThat(window.edited().selection().components()).containsExactlyInAnyOrder(all[2], all[3]);
        assertThat(DocumentWriter.write(window.edited().document())).contains("orders-2.place")
                .doesNotContain("stock.reserve");
        String text = WaitForAsyncUtils.waitForAsyncFx(5000, () -> Clipboard.getSystemClipboard().getString());
        press(robot, KeyCode.SHORTCUT, KeyCode.X);
        assertThat(window.edited().document().architecture().components()).containsOnlyKeys(web, ORDERS);
        assertThat(DocumentReader.readText(text, "clipboard.json").orElseThrow().architecture().components())
                .containsOnlyKeys(web, ORDERS);
        copy(robot, "{ nonsense");
        press(robot, KeyCode.SHORTCUT, KeyCode.V);
        assertThat(window.edited().document().architecture().components()).containsOnlyKeys(web, ORDERS);
        copy(robot, "format: 1\nname: By hand\ncomponents:\n  cache:\n    kind: cache\n");
        press(robot, KeyCode.SHORTCUT, KeyCode.V);
        assertThat(window.edited().document().architecture().components()).containsKey(new ComponentId("cache"));
    }

    private static void copy(FxRobot robot, String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        robot.interact(() -> {
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private static List<Path> entries(Path recovery) {
        try (var files = Files.list(recovery)) {
            return files.filter(file -> file.toString().endsWith(".recovery")).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> texts(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup("#document-tabs").queryAs(TabPane.class).getTabs().stream().map(Tab::getText).toList();
    }

    private static Node header(FxRobot robot, int index) {
        WaitForAsyncUtils.waitForFxEvents();
        String id = robot.lookup("#document-tabs").queryAs(TabPane.class).getTabs().get(index).getId();
        return robot.lookup("#" + id).query();
    }

    private static void press(FxRobot robot, KeyCode... keys) {
        robot.press(keys);
        for (KeyCode key : List.of(keys).reversed()) {
            robot.release(key);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
