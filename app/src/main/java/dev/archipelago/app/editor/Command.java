package dev.archipelago.app.editor;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;

/// Something the editor can be told to do, by menu, button, key or from the list of all commands.
///
/// @param id its text is "command." and this
/// @param shortcuts the first one is shown
/// @param enabled whether it makes sense now
record Command(String id, Optional<Ikon> icon, List<KeyCombination> shortcuts, ObservableBooleanValue enabled,
        Runnable action) {

    Command {
        shortcuts = List.copyOf(shortcuts);
    }

    /// The key to press, for people; empty when there is none.
    String shortcutText() {
        return shortcuts.isEmpty() ? "" : shortcuts.getFirst().getDisplayText();
    }

    void run() {
        if (enabled.get()) {
            action.run();
        }
    }
}
