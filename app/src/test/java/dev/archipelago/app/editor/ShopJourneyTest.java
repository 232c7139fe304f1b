package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.RandomEdits;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
import org.testfx.util.WaitForAsyncUtils;

/// A shop of a gateway, orders and a database is made from nothing, by keyboard, and run.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class ShopJourneyTest {
    private static final ComponentId USERS = new ComponentId("users");
    private static final ComponentId GATEWAY = new ComponentId("gateway");
    private static final ComponentId ORDERS = new ComponentId("orders");
    private static final ComponentId DATABASE = new ComponentId("database");

    /// How long a person takes for one key.
    private static final Duration STROKE = Duration.ofMillis(250);

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
        grow(keys, 1); // a gateway
        grow(keys, 2); // a service
        keys.press(KeyCode.SHIFT, KeyCode.F2).fill("orders");
        grow(keys, 3); // a database
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
        assertShop();
        assertResult(robot);
        assertThat(STROKE.multipliedBy(keys.count())).as("%d strokes", keys.count())
                .isLessThan(Duration.ofSeconds(90));
    }

    /// What stands to the right, from the menu of kinds, whose first line has the focus.
    private void grow(Strokes keys, int row) {
        keys.press(KeyCode.SHORTCUT, KeyCode.RIGHT).times(row, KeyCode.DOWN).press(KeyCode.ENTER);
    }

    private void assertShop() {
        Document document = window.edited().document();
        assertThat(document.architecture().components()).containsOnlyKeys(USERS, GATEWAY, ORDERS, DATABASE);
        assertThat(Topology.of(document.architecture(), document.workloads()).links()).extracting(Link::id)
                .containsExactlyInAnyOrder(new ConnectionId(USERS, GATEWAY), new ConnectionId(GATEWAY, ORDERS),
                        new ConnectionId(ORDERS, DATABASE));
        Component orders = document.architecture().component(ORDERS).orElseThrow();
        assertThat(orders.replicas()).isEqualTo(2);
        assertThat(orders.operations()).containsOnlyKeys("handle", "place");
        assertThat(DocumentWriter.write(document)).contains("poisson(50/s)").contains("orders.place");
    }

    private void assertResult(FxRobot robot) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> window.run().outcomeProperty().get().isPresent()
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
