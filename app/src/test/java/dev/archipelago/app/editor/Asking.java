package dev.archipelago.app.editor;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A person's hands in the window of questions.
///
/// @param page the question, as "compare"
record Asking(FxRobot robot, EditorWindow window, String page) {
    private static final long PATIENCE = 120;

    /// Opens the page by its command.
    void open() {
        robot.interact(() -> window.commands().get("ask-" + page).run());
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Short runs, so that nobody waits.
    void simulate(String duration, int replications) {
        type(page + "-duration", duration);
        type(page + "-warm-up", "500ms");
        type(page + "-replications", Integer.toString(replications));
    }

    void type(String id, String text) {
        robot.interact(() -> robot.lookup("#" + id).queryAs(TextField.class).setText(text));
    }

    <T> void choose(String id, T value) {
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<T> box = robot.lookup("#" + id).queryAs(ComboBox.class);
            box.setValue(value);
        });
    }

    /// Chooses what is called so.
    void chooseCalled(String id, String called) {
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<Object> box = robot.lookup("#" + id).queryAs(ComboBox.class);
            box.setValue(box.getItems().stream().filter(item -> box.getConverter().toString(item).equals(called))
                    .findFirst().orElseThrow(() -> new AssertionError(called + " is not among " + box.getItems())));
        });
    }

    void press(String id) {
        robot.interact(() -> robot.lookup("#" + id).queryAs(Button.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Asks, and waits for what the answer has.
    void ask(String answer) throws TimeoutException {
        press("ask-" + page + "-button");
        await(() -> is(answer));
    }

    boolean is(String id) {
        boolean[] is = {false};
        robot.interact(() -> is[0] = robot.lookup("#" + id).tryQuery().filter(Node::isVisible).isPresent());
        return is[0];
    }

    /// What a label says; nothing while it is not there. Looked up in the window's thread, which may be putting an answer in the place of another.
    String text(String id) {
        String[] text = {""};
        robot.interact(() -> text[0] = robot.lookup("#" + id).<Label>tryQuery().map(Label::getText).orElse(""));
        return text[0];
    }

    String problem() {
        return text("ask-" + page + "-problem");
    }

    void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
