package dev.archipelago.app.editor;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A person at the window of questions, beside the real window.
///
/// @param asking opens a question by its id
record AskedWindow(Consumer<String> asking, FxRobot robot) {
    private static final int PATIENCE = 60;

    AskedWindow(EditorWindow window, FxRobot robot) {
        this(id -> window.commands().get("ask-" + id).run(), robot);
    }

    AskedWindow(Desk desk, FxRobot robot) {
        this(desk::ask, robot);
    }

    /// Opens a question by its command.
    AskedWindow open(String id) {
        robot.interact(() -> asking.accept(id));
        return this;
    }

    AskedWindow fill(String field, String text) {
        robot.interact(() -> robot.lookup(field).queryAs(TextInputControl.class).setText(text));
        return this;
    }

    AskedWindow tick(String box, boolean on) {
        robot.interact(() -> robot.lookup(box).queryAs(CheckBox.class).setSelected(on));
        return this;
    }

    AskedWindow press(String button) {
        robot.interact(() -> robot.lookup(button).queryAs(ButtonBase.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /// Waits until something is there to be seen.
    AskedWindow await(String node) throws TimeoutException {
        return await(() -> isSeen(node));
    }

    AskedWindow await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    boolean isSeen(String node) {
        return robot.lookup(node).tryQuery().filter(Node::isVisible).isPresent();
    }

    boolean isDisabled(String node) {
        return robot.lookup(node).query().isDisabled();
    }

    String text(String node) {
        return robot.lookup(node).queryAs(Labeled.class).getText();
    }

    int rows(String table) {
        return robot.lookup(table).queryAs(TableView.class).getItems().size();
    }
}
