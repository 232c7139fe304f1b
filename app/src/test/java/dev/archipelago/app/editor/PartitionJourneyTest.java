package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.canvas.Marking;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.run.RunSettings;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
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

/// What is selected is cut off from the rest by its menu: one fault, one clip, one step back; and how far that reaches is asked.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class PartitionJourneyTest {
    private static final List<ComponentId> ORDERING = List.of(new ComponentId("orders"), new ComponentId("stock"));

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
    void selection_cutOffFromTheRest_isOneClipAndOneStepBack(FxRobot robot) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.canvas().layoutShown().boxes().size() > 5));
        Document before = window.edited().document();
        robot.interact(() -> window.edited()
                .select(new Selection(new LinkedHashSet<>(ORDERING), new LinkedHashSet<>())));
        MenuItem partition = item(robot, "break-partition");
        assertThat(partition.getText()).isEqualTo("Cut it off from the rest");
        robot.interact(partition::fire);

        List<Fault> faults = window.edited().document().scenarios().values().stream()
                .flatMap(scenario -> scenario.faults().stream()).filter(Fault.Isolate.class::isInstance).toList();
        assertThat(faults).singleElement().isInstanceOfSatisfying(Fault.Isolate.class,
                fault -> assertThat(fault.isolate()).isEqualTo(ORDERING));
        assertThat(window.edited().depth()).isEqualTo(1);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".fault-name").queryAllAs(Label.class)).extracting(Label::getText)
                .contains("Isolate  orders, stock");
        robot.interact(() -> window.desk().undo());
        assertThat(window.edited().document()).isEqualTo(before);

        robot.interact(() -> window.run().settingsProperty().set(new RunSettings(Optional.empty(), Optional.empty(),
                Optional.of(TimeSpan.parse("1s")), 2, 1)));
        MenuItem reach = item(robot, "reach-partition");
        robot.interact(reach::fire);
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> !marking().equals(Marking.NONE));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(marking().lines()).containsOnlyKeys(Stream.of("web->orders", "orders->payments", "orders->shop-db",
                "orders->events", "stock->shop-db").map(ConnectionId::parse).toArray(ConnectionId[]::new));
        assertThat(robot.lookup("#blast-title").queryAs(Label.class).getText())
                .contains("Without contact with orders, stock for ");
    }

    /// A line of the menu of the right button on the first of the selected, wherever in it.
    private MenuItem item(FxRobot robot, String id) {
        Point2D at = WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.canvas().screenPointOf(ORDERING.getFirst()))
                .orElseThrow();
        robot.moveTo(at).press(MouseButton.SECONDARY).release(MouseButton.SECONDARY);
        WaitForAsyncUtils.waitForFxEvents();
        ContextMenu menu = robot.listWindows().stream().filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast).findFirst().orElseThrow();
        MenuItem found = menu.getItems().stream()
                .flatMap(item -> item instanceof Menu inner ? inner.getItems().stream() : Stream.of(item))
                .filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
        robot.interact(menu::hide);
        return found;
    }

    private Marking marking() {
        return window.desks().current().orElseThrow().canvas().markingProperty().get();
    }
}
