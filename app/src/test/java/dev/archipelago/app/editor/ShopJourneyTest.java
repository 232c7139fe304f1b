package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.RandomEdits;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
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

/// A shop of a gateway, orders and a database is made from nothing, by mouse and by keyboard, and run.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class ShopJourneyTest {
    private static final ComponentId USERS = new ComponentId("users");
    private static final ComponentId GATEWAY = new ComponentId("gateway");
    private static final ComponentId ORDERS = new ComponentId("orders");
    private static final ComponentId SERVICE = new ComponentId("service");
    private static final ComponentId DATABASE = new ComponentId("database");

    /// How long a person takes for one key.
    private static final Duration STROKE = Duration.ofMillis(250);

    /// After so long it hangs: a busy machine needs a minute for what is done in a second otherwise.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, DocumentWriter.write(Document.empty("Nothing")));
        window = opened.window();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void shop_byKeyboardOnly_isBuiltAndRunInLessThanNinetySecondsOfStrokes(FxRobot robot) throws TimeoutException {
        Strokes keys = new Strokes(robot);
        keys.press(KeyCode.SHORTCUT, KeyCode.N);
        keys.find("add users");
        grow(keys, 0); // a gateway
        grow(keys, 1); // a service
        keys.press(KeyCode.SHIFT, KeyCode.F2).fill("orders");
        grow(keys, 2); // a database
        keys.press(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(window.edited().selection()).isEqualTo(Selection.of(ORDERS));
        keys.find("replicas").fill("2");
        keys.find("prop operations").find("operations new id").write("place").press(KeyCode.ENTER);
        keys.find("place steps add").press(KeyCode.ENTER).times(1, KeyCode.DOWN).press(KeyCode.ENTER);
        keys.find("go to gateway").find("prop operations").find("operations handle");
        keys.find("handle call").press(KeyCode.SPACE).press(KeyCode.TAB).fill("orders.place");
        keys.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.A);
        keys.find("prop workloads").find("workloads users").find("arrivals").fill("poisson(50/s)");
        keys.press(KeyCode.F5);
        assertShop("poisson(50/s)");
        assertResult(robot);
        assertThat(STROKE.multipliedBy(keys.count())).as("%d strokes", keys.count())
                .isLessThan(Duration.ofSeconds(90));
    }

    /// What stands to the right, from the menu of kinds, whose first line has the focus.
    private void grow(Strokes keys, int row) {
        keys.press(KeyCode.SHORTCUT, KeyCode.RIGHT).times(row, KeyCode.DOWN).press(KeyCode.ENTER);
    }

    @Test
    void shop_byMouse_isBuiltAndRun(FxRobot robot) throws TimeoutException {
        robot.clickOn("#tool-new");
        place(robot, "client", 90, 120);
        place(robot, "gateway", 310, 120);
        place(robot, "service", 90, 320);
        place(robot, "database", 310, 320);
        connect(robot, USERS, GATEWAY);
        connect(robot, GATEWAY, SERVICE);
        connect(robot, SERVICE, DATABASE);
        robot.clickOn(screenPointOf(SERVICE), MouseButton.SECONDARY);
        clickOn(robot, "Change id…");
        robot.clickOn("#asked-text").eraseText("service".length()).write("orders");
        clickOn(robot, "#asked-apply");
        robot.clickOn("#field-replicas").write("2");
        unfold(robot, "#field-operations");
        scrollTo(robot, "#field-operations-add");
        robot.clickOn("#field-operations-new").write("place").clickOn("#field-operations-add");
        scrollTo(robot, "#field-operations-place-steps-add");
        robot.clickOn("#field-operations-place-steps-add").clickOn("#add-query");
        robot.clickOn(screenPointOf(GATEWAY));
        WaitForAsyncUtils.waitForFxEvents();
        unfold(robot, "#field-operations");
        unfold(robot, "#field-operations-handle");
        scrollTo(robot, "#field-operations-handle-steps-1");
        robot.clickOn("#field-operations-handle-steps-1");
        scrollTo(robot, "#field-operations-handle-steps-1-call");
        fill(robot, "#field-operations-handle-steps-1-call", "orders.place");
        robot.clickOn("#tool-run");
        assertShop("poisson(10/s)");
        assertResult(robot);
    }

    @Test
    void kinds_offeredForAConnection_areAllButUsers(FxRobot robot) {
        robot.clickOn("#tool-new");
        place(robot, "gateway", 90, 120);
        robot.press(KeyCode.SHORTCUT, KeyCode.RIGHT).release(KeyCode.RIGHT, KeyCode.SHORTCUT);
        assertThat(menu(robot)).isEqualTo(names(EnumSet.complementOf(EnumSet.of(ComponentKind.CLIENT))));
        robot.type(KeyCode.ESCAPE);
    }

    private static List<String> names(Set<ComponentKind> kinds) {
        Messages messages = Messages.of(Locale.ENGLISH);
        return kinds.stream().map(kind -> messages.text("kind." + kind.name())).toList();
    }

    /// The lines of the menu that is open.
    private static List<String> menu(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.listWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast)
                .flatMap(menu -> menu.getItems().stream()).map(MenuItem::getText).toList();
    }

    private void place(FxRobot robot, String kind, double x, double y) {
        robot.clickOn("#palette-" + kind);
        robot.clickOn(seen(() -> window.canvas().localToScreen(x, y)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void connect(FxRobot robot, ComponentId from, ComponentId to) {
        robot.clickOn(screenPointOf(from));
        WaitForAsyncUtils.waitForFxEvents();
        Point2D handle = seen(() -> window.canvas().handlePointOf(from)).orElseThrow();
        robot.moveTo(handle).press(MouseButton.PRIMARY).moveTo(screenPointOf(to)).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Point2D screenPointOf(ComponentId id) {
        return seen(() -> window.canvas().screenPointOf(id)).orElseThrow();
    }

    /// What the window's thread sees.
    private static <T> T seen(Callable<T> asked) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), asked);
    }

    private static void clickOn(FxRobot robot, String text) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(text);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Opens a section by its heading, if it is not open.
    private static void unfold(FxRobot robot, String id) {
        if (robot.lookup(id).queryAs(TitledPane.class).isExpanded()) {
            return;
        }
        scrollTo(robot, id);
        robot.clickOn(robot.lookup(id).query().lookup(".title"));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Turns the wheel until something is seen that is lower down.
    private static void scrollTo(FxRobot robot, String id) {
        Node pane = robot.lookup("#inspector").query();
        robot.moveTo(pane);
        for (int i = 0; i < 60; i++) {
            Node node = robot.lookup(id).query();
            double bottom = node.localToScene(0, 0).getY() + 30;
            if (bottom < pane.localToScene(pane.getLayoutBounds()).getMaxY()) {
                return;
            }
            robot.scroll(2, VerticalDirection.DOWN);
            WaitForAsyncUtils.waitForFxEvents();
        }
        throw new AssertionError(id + " cannot be scrolled to");
    }

    private static void fill(FxRobot robot, String id, String text) {
        robot.clickOn(id).press(KeyCode.SHORTCUT, KeyCode.A).release(KeyCode.A, KeyCode.SHORTCUT).write(text)
                .type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void assertShop(String arrivals) {
        Document document = window.edited().document();
        assertThat(document.architecture().components()).containsOnlyKeys(USERS, GATEWAY, ORDERS, DATABASE);
        assertThat(Topology.of(document.architecture(), document.workloads()).links()).extracting(Link::id)
                .containsExactlyInAnyOrder(new ConnectionId(USERS, GATEWAY), new ConnectionId(GATEWAY, ORDERS),
                        new ConnectionId(ORDERS, DATABASE));
        Component orders = document.architecture().component(ORDERS).orElseThrow();
        assertThat(orders.replicas()).isEqualTo(2);
        assertThat(orders.operations()).containsOnlyKeys("handle", "place");
        assertThat(DocumentWriter.write(document)).contains(arrivals).contains("orders.place");
    }

    private void assertResult(FxRobot robot) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS,
                () -> window.run().outcomeProperty().get().isPresent()
                        || window.run().problemProperty().get().isPresent());
        assertThat(window.run().problemProperty().get()).as(DocumentWriter.write(window.edited().document())).isEmpty();
        WaitForAsyncUtils.waitForFxEvents();
        TableView<?> table = robot.lookup("#component-results").queryTableView();
        assertThat(table.getItems()).hasSize(4);
    }

    @Test
    void randomEdits_undoneAndRedoneInTheWindow_giveTheSameDocuments(FxRobot robot) {
        long seed = 7;
        RandomEdits edits = new RandomEdits(seed);
        Document first = window.edited().document();
        for (int i = 0; i < 60; i++) {
            robot.interact(() -> edits.apply(window.edited()));
        }
        Document last = window.edited().document();
        int depth = window.edited().depth();
        assertThat(depth).as("seed %d", seed).isGreaterThan(20);
        travel(robot, depth, "undo");
        assertThat(window.edited().document()).as("seed %d", seed).isEqualTo(first);
        travel(robot, depth, "redo");
        assertThat(window.edited().document()).as("seed %d", seed).isEqualTo(last);
    }

    private void travel(FxRobot robot, int steps, String command) {
        robot.interact(() -> {
            for (int i = 0; i < steps; i++) {
                window.commands().get(command).run();
            }
        });
    }
}
