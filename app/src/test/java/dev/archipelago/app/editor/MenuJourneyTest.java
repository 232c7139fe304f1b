package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.canvas.Wheel;
import dev.archipelago.app.editor.document.Selection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Menus say what is the case, and commands that have nothing to work on say what they need.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class MenuJourneyTest {
    private static final int LONGEST = 20;

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
    void marks_followWhatIsChosen_whateverWasClicked(FxRobot robot) {
        assertThat(ticked(robot)).containsExactly("menu-frames-context", "menu-overlay-utilisation",
                "menu-theme-light", "menu-wheel-auto", "menu-language-en");

        robot.interact(() -> {
            item(robot, "menu-frames-zone").fire();
            item(robot, "menu-overlay-latency").fire();
            item(robot, "menu-wheel-pan").fire();
            item(robot, "menu-theme-system").fire();
            item(robot, "menu-theme-dark").fire();
            item(robot, "menu-minimap").fire();
            window.commands().get("legend").run();
        });
        List<String> chosen = List.of("menu-minimap", "menu-legend", "menu-frames-zone", "menu-overlay-latency",
                "menu-theme-dark", "menu-wheel-pan", "menu-language-en");
        assertThat(ticked(robot)).containsExactlyInAnyOrderElementsOf(chosen);
        assertThat(window.appearance().wheelProperty().get()).isEqualTo(Wheel.PAN);

        robot.interact(() -> ((RadioMenuItem) item(robot, "menu-wheel-pan")).setSelected(false));
        robot.interact(() -> item(robot, "menu-wheel-pan").fire());
        assertThat(ticked(robot)).as("what is chosen already stays ticked").containsExactlyInAnyOrderElementsOf(chosen);

        robot.interact(() -> window.desk().undo());
        assertThat(ticked(robot)).contains("menu-frames-context").doesNotContain("menu-frames-zone");
        robot.interact(() -> item(robot, "menu-minimap").fire());
        assertThat(ticked(robot)).doesNotContain("menu-minimap");
    }

    @Test
    void menus_areShortEnoughToRead(FxRobot robot) {
        MenuBar bar = robot.lookup("#main-menu").queryAs(MenuBar.class);
        assertThat(bar.getMenus()).allSatisfy(menu -> assertThat(menu.getItems().stream()
                .filter(item -> !(item instanceof SeparatorMenuItem))).as(menu.getText())
                .hasSizeLessThanOrEqualTo(LONGEST));
        Menu view = bar.getMenus().stream().filter(menu -> "menu-view".equals(menu.getId())).findFirst().orElseThrow();
        assertThat(view.getItems()).hasSizeLessThanOrEqualTo(LONGEST);
    }

    @Test
    void command_withNothingToWorkOn_saysWhatItNeeds(FxRobot robot) {
        robot.interact(() -> window.edited().select(Selection.NONE));
        robot.interact(() -> window.commands().get("blast").run());
        assertThat(status(robot)).startsWith("Select what is to be lost first");
        robot.interact(() -> window.commands().get("frames-zone").run());
        assertThat(status(robot)).startsWith("No component is bound to zones yet");
        robot.interact(() -> window.commands().get("frames-context").run());
        assertThat(status(robot)).as("nothing new to say").startsWith("No component is bound to zones yet");
    }

    @Test
    void button_says_whatItDoesAndByWhichKey(FxRobot robot) {
        assertThat(tip(robot, "#tool-run")).isEqualTo("Run simulation  (F5)");
        assertThat(tip(robot, "#tab-why")).isEqualTo("Why?  (F4)");
        assertThat(tip(robot, "#tab-results")).isEqualTo("Show results");
        assertThat(tip(robot, "#status-zoom")).contains("(" + key("fit") + ")");
        assertThat(tip(robot, "#playback-next")).endsWith("(" + key("next-event") + ")");
        assertThat(robot.lookup("#main-tool-bar").lookup(".button").queryAllAs(Button.class)).isNotEmpty()
                .allSatisfy(button -> {
                    String command = button.getId().replace("tool-", "");
                    assertThat(button.getTooltip().getText()).contains(key(command));
                    assertThat(button.getAccessibleText()).isNotBlank();
                });
    }

    @Test
    void questionMark_outsideOfTexts_opensTheShortcuts(FxRobot robot) {
        TextField search = robot.lookup("#palette-search").queryAs(TextField.class);
        robot.interact(() -> search.fireEvent(question(KeyEvent.KEY_PRESSED)));
        assertThat(robot.lookup("#cheat-sheet").tryQuery()).isEmpty();
        Platform.runLater(() -> window.canvas().fireEvent(question(KeyEvent.KEY_PRESSED)));
        WaitForAsyncUtils.waitForFxEvents();
        Set<Label> keys = robot.lookup("#cheat-sheet").lookup(".shortcut").queryAllAs(Label.class);
        assertThat(keys).extracting(Label::getText).contains("F1", "?");
        robot.interact(() -> robot.lookup("#cheat-sheet").query().getScene().getWindow().hide());
    }

    private static KeyEvent question(EventType<KeyEvent> type) {
        return new KeyEvent(type, "?", "?", KeyCode.SLASH, true, false, false, false);
    }

    private String key(String command) {
        return window.commands().get(command).shortcutText();
    }

    private static String tip(FxRobot robot, String button) {
        return robot.lookup(button).queryAs(ButtonBase.class).getTooltip().getText();
    }

    private static String status(FxRobot robot) {
        return robot.lookup("#status-message").queryAs(Label.class).getText();
    }

    private static List<String> ticked(FxRobot robot) {
        return items(robot).filter(item -> item instanceof CheckMenuItem check && check.isSelected()
                || item instanceof RadioMenuItem radio && radio.isSelected()).map(MenuItem::getId).toList();
    }

    private static MenuItem item(FxRobot robot, String id) {
        return items(robot).filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
    }

    private static Stream<MenuItem> items(FxRobot robot) {
        return robot.lookup("#main-menu").queryAs(MenuBar.class).getMenus().stream().flatMap(MenuJourneyTest::all);
    }

    private static Stream<MenuItem> all(MenuItem item) {
        return item instanceof Menu menu
                ? menu.getItems().stream().flatMap(MenuJourneyTest::all)
                : Stream.of(item);
    }
}
