package dev.archipelago.app.editor;

import java.util.List;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A person at the keyboard, whose key strokes are counted.
final class Strokes {
    private final FxRobot robot;
    private int count;

    Strokes(FxRobot robot) {
        this.robot = robot;
    }

    /// Keys pressed so far; a capital letter is two.
    int count() {
        return count;
    }

    /// Keys held together, such as Ctrl and K.
    Strokes press(KeyCode... keys) {
        count += keys.length;
        robot.press(keys);
        for (KeyCode key : List.of(keys).reversed()) {
            robot.release(key);
        }
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    Strokes times(int times, KeyCode key) {
        for (int i = 0; i < times; i++) {
            press(key);
        }
        return this;
    }

    Strokes write(String text) {
        count += text.length() + (int) text.chars().filter(c -> Character.isUpperCase(c) || "()%+:".indexOf(c) >= 0)
                .count();
        robot.targetWindow(robot.listWindows().getLast()); // a dialog that is open has the keys
        robot.write(text);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /// Finds a command, a component or a property by some letters of its name, and does it or goes there.
    Strokes find(String letters) {
        return press(KeyCode.SHORTCUT, KeyCode.K).write(letters).press(KeyCode.ENTER);
    }

    /// Another text into the field that has the focus.
    Strokes fill(String text) {
        return press(KeyCode.SHORTCUT, KeyCode.A).write(text).press(KeyCode.ENTER);
    }
}
