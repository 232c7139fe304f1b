package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.document.Settings;
import dev.archipelago.app.editor.document.UserFolder;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.document.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
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

/// Everything that was done stands in a list, in which one goes to and fro.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class HistoryJourneyTest {
    private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");
    private static final PseudoClass UNDONE = PseudoClass.getPseudoClass("undone");
    private static final ComponentId ORDERS = new ComponentId("orders");

    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, OpenedWindow.sample("corner-shop"));
        window = opened.window();
        window.appearance().historyProperty().set(false);
        window.appearance().outlineProperty().set(false);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> window.appearance().historyProperty().set(false));
        opened.close();
    }

    @Test
    void step_clickedOrEntered_isGoneToAtOnceWithWhatWasSavedMarked(FxRobot robot) {
        Strokes keys = new Strokes(robot);
        robot.interact(() -> {
            window.edits().addAtCentre(ComponentKind.CACHE);
            window.edits().rename(ORDERS, "Ordering");
            window.save();
            window.edits().addAtCentre(ComponentKind.BROKER);
            window.edits().addAtCentre(ComponentKind.SERVICE);
        });
        Document newest = window.edited().document();
        keys.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.H);
        assertThat(list(robot).isFocused()).isTrue();
        assertThat(texts(robot)).hasSize(5).first().isEqualTo("As it was opened");
        assertThat(marked(robot, PRESENT)).containsExactly(4);
        assertThat(spoken(robot, 2)).endsWith("step 2 of 4, as in the file");
        keys.times(4, KeyCode.UP);
        assertThat(window.edited().document()).as("looking around changes nothing").isSameAs(newest);
        keys.press(KeyCode.ENTER);
        assertThat(window.edited().document()).isEqualTo(opened.document());
        assertThat(marked(robot, PRESENT)).containsExactly(0);
        assertThat(marked(robot, UNDONE)).containsExactly(1, 2, 3, 4);
        assertThat(spoken(robot, 4)).endsWith("step 4 of 4, undone");
        robot.clickOn(cell(robot, 2));
        assertThat(window.edited().depth()).isEqualTo(2);
        assertThat(window.edited().isDirty()).as("as the file has it").isFalse();
        assertThat(window.edited().selection()).isEqualTo(Selection.of(ORDERS));
        assertThat(robot.lookup("#status-message").queryLabeled().getText()).startsWith("Done again up to: ");
        keys.press(KeyCode.SHORTCUT, KeyCode.Z);
        assertThat(marked(robot, PRESENT)).as("the list follows").containsExactly(1);
        robot.interact(() -> window.edits().addAtCentre(ComponentKind.CLIENT));
        assertThat(texts(robot)).as("what was undone is forgotten").hasSize(3);
        assertThat(marked(robot, UNDONE)).isEmpty();
        keys.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.H);
        assertThat(window.canvas().isFocused()).isTrue();
        assertThat(robot.lookup("#history").tryQuery()).isEmpty();
    }

    @Test
    void history_shown_takesThePlaceOfTheOutlineAndIsShownAgainInChinese(FxRobot robot) {
        robot.interact(() -> window.appearance().outlineProperty().set(true));
        press(robot, "#left-history");
        assertThat(robot.lookup("#outline").tryQuery()).isEmpty();
        assertThat(window.appearance().outlineProperty().get()).isFalse();
        press(robot, "#left-outline");
        assertThat(window.appearance().historyProperty().get()).isFalse();
        assertThat(robot.lookup("#outline").tryQuery()).isPresent();
        press(robot, "#left-history");
        robot.interact(() -> window.setLanguage(Locale.SIMPLIFIED_CHINESE));
        assertThat(texts(robot)).containsExactly("打开时的状态");
        assertThat(Settings.in(new UserFolder(folder.resolve("user"))).isShown("history")).isTrue();
        press(robot, "#left-components");
        assertThat(robot.lookup("#history").tryQuery()).isEmpty();
        assertThat(Settings.in(new UserFolder(folder.resolve("user"))).isShown("history")).isFalse();
    }

    private static void press(FxRobot robot, String tab) {
        robot.interact(() -> robot.lookup(tab).queryAs(ToggleButton.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @SuppressWarnings("unchecked")
    private static ListView<Object> list(FxRobot robot) {
        return robot.lookup("#history").queryAs(ListView.class);
    }

    private static Set<ListCell<?>> cells(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.from(list(robot)).lookup(".list-cell").<ListCell<?>>queryAll().stream()
                .filter(cell -> !cell.isEmpty() && cell.isVisible()).collect(Collectors.toSet());
    }

    private static ListCell<?> cell(FxRobot robot, int number) {
        return cells(robot).stream().filter(cell -> cell.getIndex() == number).findFirst().orElseThrow();
    }

    private static List<String> texts(FxRobot robot) {
        return cells(robot).stream().sorted((a, b) -> Integer.compare(a.getIndex(), b.getIndex()))
                .map(cell -> robot.from(cell).lookup(".history-name").queryLabeled().getText()).toList();
    }

    private static String spoken(FxRobot robot, int number) {
        return cell(robot, number).getAccessibleText();
    }

    private static List<Integer> marked(FxRobot robot, PseudoClass mark) {
        return cells(robot).stream().filter(cell -> cell.getPseudoClassStates().contains(mark)).map(ListCell::getIndex)
                .sorted().toList();
    }
}
