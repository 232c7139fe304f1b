package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.exporters.picture.Severity;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.control.skin.VirtualFlow;
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

/// The outline, worked in by keys alone.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class OutlineJourneyTest {
    private static final ComponentId ORDERS = new ComponentId("orders");
    private static final ComponentId STOCK = new ComponentId("stock");

    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, OpenedWindow.sample("corner-shop"));
        window = opened.window();
        window.appearance().outlineProperty().set(false); // whatever was left by another journey
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void keys_findRenameGoAndDelete_withTheDrawingFollowing(FxRobot robot) {
        Strokes keys = new Strokes(robot).press(KeyCode.SHORTCUT, KeyCode.G);
        TreeView<?> tree = tree(robot);
        assertThat(tree.isFocused()).isTrue();

        keys.write("o");
        assertThat(window.edited().selection()).as("ordering, the frame, comes before orders")
                .isEqualTo(Selection.of(ORDERS, STOCK));
        keys.press(KeyCode.DOWN);
        assertThat(window.edited().selection()).isEqualTo(Selection.of(ORDERS));
        keys.press(KeyCode.RIGHT).press(KeyCode.DOWN);
        assertThat(window.edited().selection()).as("an operation belongs to its component")
                .isEqualTo(Selection.of(ORDERS));
        keys.press(KeyCode.LEFT).press(KeyCode.F2);
        keys.fill("Till");
        assertThat(window.edited().document().architecture().component(ORDERS).orElseThrow().name())
                .isEqualTo("Till");
        assertThat(tree.isFocused()).as("renaming gives the keys back").isTrue();
        assertThat(names(tree)).contains("Till").doesNotContain("Orders");

        keys.press(KeyCode.ENTER);
        assertThat(window.canvas().isFocused()).isTrue();
        assertThat(window.edited().selection()).isEqualTo(Selection.of(ORDERS));
        keys.press(KeyCode.SHORTCUT, KeyCode.G).press(KeyCode.DELETE);
        assertThat(window.edited().document().architecture().components()).doesNotContainKey(ORDERS);
        assertThat(names(tree)).doesNotContain("Till");
        robot.interact(() -> window.desk().undo());
        assertThat(names(tree)).contains("Till");

        keys.press(KeyCode.SHORTCUT, KeyCode.G);
        assertThat(robot.lookup("#palette").tryQuery()).as("the kinds again").isPresent();
    }

    @Test
    void selection_onTheDrawing_isThatOfTheOutline(FxRobot robot) {
        new Strokes(robot).press(KeyCode.SHORTCUT, KeyCode.G);
        TreeView<?> tree = tree(robot);
        robot.interact(() -> tree.getRoot().getChildren().forEach(item -> item.setExpanded(false)));
        robot.interact(() -> window.edited().select(Selection.of(STOCK)));
        assertThat(selected(tree)).containsExactly("Stock");
        ConnectionId id = ConnectionId.parse("orders->shop-db");
        robot.interact(() -> window.edited().select(Selection.of(id)));
        assertThat(selected(tree)).containsExactly("Shop database");
        assertThat(tree.getSelectionModel().getSelectedItem().getParent().isExpanded()).isTrue();
        robot.interact(() -> window.desk().selectAll());
        assertThat(window.edited().selection().components())
                .isEqualTo(window.edited().document().architecture().components().keySet());
        robot.interact(() -> window.edited().select(Selection.NONE));
        assertThat(selected(tree)).isEmpty();
    }

    @Test
    void measured_standsBesideTheNames_andIsSpoken(FxRobot robot) {
        new Strokes(robot).press(KeyCode.SHORTCUT, KeyCode.G);
        robot.interact(() -> window.canvas().overlayProperty().set(new Overlay(
                Map.of(STOCK, new Overlay.Reading(0.83, "84 ms", 0, null, Severity.WARNING)), Map.of())));
        robot.interact(() -> window.edited().select(Selection.of(STOCK)));
        Set<TreeCell<?>> cells = robot.lookup("#outline").lookup(".tree-cell").queryAllAs(TreeCell.class).stream()
                .map(cell -> (TreeCell<?>) cell).collect(Collectors.toSet());
        assertThat(cells).filteredOn(cell -> !cell.isEmpty()).extracting(TreeCell::getAccessibleText)
                .filteredOn(Objects::nonNull).anySatisfy(text -> assertThat(text)
                        .startsWith("Stock, Service, ").contains("83").contains("84 ms")
                        .endsWith("near its limits"));
    }

    @Test
    void edits_leaveAloneWhatIsUnfoldedSelectedAndInSight(FxRobot robot) {
        new Strokes(robot).press(KeyCode.SHORTCUT, KeyCode.G);
        TreeView<?> tree = tree(robot);
        robot.interact(() -> window.edited().select(Selection.of(STOCK)));
        robot.interact(() -> {
            tree.getSelectionModel().getSelectedItem().setExpanded(true);
            tree.getRoot().getChildren().getFirst().setExpanded(false);
            tree.scrollTo(3);
        });
        WaitForAsyncUtils.waitForFxEvents();
        TreeItem<?> stock = tree.getSelectionModel().getSelectedItem();
        int first = firstSeen(tree);
        List<Runnable> edits = List.of(() -> window.edits().rename(ORDERS, "Till"),
                () -> window.edits().rename(STOCK, "Shelf"), () -> window.desk().undo(), () -> window.desk().redo());
        for (Runnable edit : edits) {
            robot.interact(() -> {
                edit.run();
                window.edited().select(Selection.of(STOCK));
            });
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(tree.getSelectionModel().getSelectedItem()).isSameAs(stock);
            assertThat(stock.isExpanded()).isTrue();
            assertThat(firstSeen(tree)).isEqualTo(first);
        }
    }

    private static int firstSeen(TreeView<?> tree) {
        return ((VirtualFlow<?>) tree.lookup(".virtual-flow")).getFirstVisibleCell().getIndex();
    }

    private static TreeView<?> tree(FxRobot robot) {
        return robot.lookup("#outline").queryAs(TreeView.class);
    }

    private static List<String> selected(TreeView<?> tree) {
        WaitForAsyncUtils.waitForFxEvents();
        return tree.getSelectionModel().getSelectedItems().stream().map(OutlineJourneyTest::name).toList();
    }

    private static List<String> names(TreeView<?> tree) {
        return below(tree.getRoot()).map(OutlineJourneyTest::name).toList();
    }

    private static Stream<TreeItem<?>> below(TreeItem<?> item) {
        return Stream.concat(Stream.of(item),
                item.getChildren().stream().flatMap(OutlineJourneyTest::below));
    }

    /// As the line prints it, which is private to its room.
    private static String name(TreeItem<?> item) {
        return item.getValue().toString().replaceFirst("(?s)^.*, name=(.*), meaning=.*$", "$1");
    }
}
