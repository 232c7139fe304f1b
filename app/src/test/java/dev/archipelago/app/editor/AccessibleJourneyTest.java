package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.document.Settings;
import dev.archipelago.app.editor.document.UserFolder;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.exporters.Exporters;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
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

/// What a screen reader finds in the real window, and where keys lead.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class AccessibleJourneyTest {
    private static final List<String> VIEWS = List.of("show-results", "show-charts", "show-timeline", "show-problems",
            "what-if", "show-traces");

    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;
    private Stage stage;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        opened = OpenedWindow.of(shown, folder, OpenedWindow.sample("corner-shop"));
        window = opened.window();
        window.appearance().outlineProperty().set(false);
        window.appearance().textProperty().set(false);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            window.appearance().outlineProperty().set(false);
            window.appearance().historyProperty().set(false);
            window.appearance().textProperty().set(false);
        });
        opened.close();
    }

    @Test
    void everyControlThatTakesKeys_hasAName_inEnglish(FxRobot robot) {
        assertThat(nameless(robot)).isEmpty();
    }

    @Test
    void everyControlThatTakesKeys_hasAName_inChinese(FxRobot robot) {
        robot.interact(() -> window.setLanguage(Locale.SIMPLIFIED_CHINESE));
        robot.interact(() -> {
            window = another();
            window.begin(opened.file());
        });
        assertThat(window.language()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(nameless(robot)).isEmpty();
    }

    /// As the settings say now, which is another language than before.
    private EditorWindow another() {
        var user = new UserFolder(folder.resolve("user"));
        return new EditorWindow(stage, new Environment(user, Settings.in(user),
                new SampleFolder(folder), Exporters.all()),
                Messages.of(Locale.SIMPLIFIED_CHINESE));
    }

    private Set<String> nameless(FxRobot robot) {
        Set<String> found = new LinkedHashSet<>();
        look("the kinds", robot, found);
        robot.interact(() -> window.appearance().outlineProperty().set(true));
        robot.interact(() -> window.appearance().textProperty().set(true));
        look("outline and text", robot, found);
        robot.interact(() -> window.appearance().historyProperty().set(true));
        look("history", robot, found);
        robot.interact(() -> window.appearance().outlineProperty().set(true));
        robot.interact(() -> window.edited().select(Selection.of(new ComponentId("orders"))));
        look("a component", robot, found);
        robot.interact(() -> window.edited().select(Selection.of(ConnectionId.parse("orders->shop-db"))));
        look("a connection", robot, found);
        for (String view : VIEWS) {
            robot.interact(() -> window.commands().get(view).run());
            look(view, robot, found);
        }
        robot.interact(() -> window.commands().get("query").run());
        look("query", robot, found);
        robot.interact(() -> window.commands().get("palette").run());
        look("all commands", robot, found);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        robot.interact(window::showGallery);
        look("gallery", robot, found);
        return found;
    }

    private void look(String where, FxRobot robot, Set<String> found) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            List<Node> takers = new ArrayList<>();
            collect(stage.getScene().getRoot(), takers);
            assertThat(takers).as(where).hasSizeGreaterThan(5);
            takers.stream().filter(node -> name(node).isBlank())
                    .forEach(node -> found.add(where + ": " + NodePath.of(node)));
        });
    }

    /// What takes the keys and is seen; panes that scroll are passed over, they only carry others.
    private static void collect(Node node, List<Node> takers) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable() && !(node instanceof ScrollPane)) {
            takers.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, takers));
        }
    }

    /// As a screen reader is told it.
    private static String name(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        Object asked = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
        boolean entered = node instanceof TextInputControl; // what is typed there says nothing of what it is for
        if (asked != null && !entered) {
            return asked.toString();
        }
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            return labeled.getText();
        }
        Object label = node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY);
        return label instanceof Labeled labeled ? labeled.getText() : "";
    }

    @Test
    void everyKey_ofACommand_isThatOfAnItemInAMenu_whichSeesToIt() {
        List<String> items = new ArrayList<>();
        ((MenuBar) stage.getScene().lookup("#main-menu")).getMenus().forEach(menu -> items(menu, items));
        assertThat(window.commands().all()).filteredOn(command -> !command.shortcuts().isEmpty())
                .extracting(command -> "menu-" + command.id()).isSubsetOf(items);
    }

    private static void items(Menu menu, List<String> items) {
        menu.getItems().forEach(item -> {
            items.add(item.getId());
            if (item instanceof Menu inner) {
                items(inner, items);
            }
        });
    }

    @Test
    void tab_fromTheDrawing_comesToEveryPane(FxRobot robot) {
        Strokes keys = new Strokes(robot);
        robot.interact(() -> window.canvas().requestFocus());
        Set<String> met = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            Node at = stage.getScene().getFocusOwner();
            for (Node up = at; up != null; up = up.getParent()) {
                if (up.getId() != null) {
                    met.add(up.getId());
                }
            }
            keys.press(KeyCode.TAB);
        }
        assertThat(met).contains("left-pane", "drawing", "inspector", "bottom");
    }

    @Test
    void f6_fromThePanesOnTheLeft_comesToEveryPane_theTextIncluded(FxRobot robot) {
        robot.interact(() -> {
            window.appearance().outlineProperty().set(true);
            window.appearance().textProperty().set(true);
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> stage.getScene().lookup("#outline").requestFocus());
        Strokes keys = new Strokes(robot);
        List<Boolean> insides = new ArrayList<>();
        for (String id : List.of("#drawing", "#text-pane", "#inspector", "#bottom", "#left-pane")) {
            keys.press(KeyCode.F6);
            insides.add(isInside(stage.getScene().getFocusOwner(), stage.getScene().lookup(id)));
        }
        assertThat(insides).containsExactly(true, true, true, true, true);
    }

    private static boolean isInside(Node inner, Node outer) {
        for (Node at = inner; at != null; at = at.getParent()) {
            if (at.equals(outer)) {
                return true;
            }
        }
        return false;
    }
}
