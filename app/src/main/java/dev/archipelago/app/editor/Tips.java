package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Messages;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/// What buttons say when the pointer rests on them: what they do, and the key that does it too.
final class Tips {
    private static final Duration DELAY = Duration.millis(500);

    private Tips() {}

    /// Gives the buttons below a node, by their ids, the tips of commands.
    ///
    /// @param buttons commands by the ids of buttons, all of which must be there
    static void on(Node parent, CommandTable commands, Messages messages, Map<String, String> buttons) {
        buttons.forEach((button, command) -> {
            if (!(parent.lookup("#" + button) instanceof Control control)) {
                throw new IllegalArgumentException("There is no button " + button);
            }
            on(control, commands.get(command).tip(messages));
        });
    }

    static void on(Control control, String text) {
        Tooltip tip = new Tooltip(text);
        tip.setShowDelay(DELAY);
        control.setTooltip(tip);
    }
}
