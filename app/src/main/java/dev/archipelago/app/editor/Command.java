package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Messages;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;

/// Something the editor can be told to do, by menu, button, key or from the list of all commands.
///
/// @param id its text is "command." and this
/// @param shortcuts work anywhere in the window; the first one is shown
/// @param drawingKeys work while the drawing has the focus, which sees to them itself
/// @param enabled whether it makes sense now
/// @param mark whether it is the case already, for what a menu ticks
record Command(String id, Optional<Ikon> icon, List<KeyCombination> shortcuts,
        List<KeyCombination> drawingKeys, ObservableBooleanValue enabled, Optional<Mark> mark, Runnable action) {

    /// Whether what a command would do is the case already.
    ///
    /// @param oneOfSeveral whether something else is the case where this one is not
    record Mark(ObservableBooleanValue on, boolean oneOfSeveral) {}

    Command {
        shortcuts = List.copyOf(shortcuts);
        drawingKeys = List.copyOf(drawingKeys);
    }

    /// Every key that has to do with it.
    List<KeyCombination> keys() {
        return Stream.concat(shortcuts.stream(), drawingKeys.stream()).toList();
    }

    /// What it does, where no menu around it says the half of it.
    String fullText(Messages messages) {
        return messages.find("search." + id).orElseGet(() -> messages.text("command." + id));
    }

    /// The key to press, for people; empty when there is none.
    String shortcutText() {
        return keys().isEmpty() ? "" : keys().getFirst().getDisplayText();
    }

    /// What it does with the key to press, for a tooltip.
    String tip(Messages messages) {
        return tip(messages.text("command." + id));
    }

    /// A text with the key to press behind it.
    String tip(String text) {
        return shortcutText().isEmpty() ? text : text + "  (" + shortcutText() + ")";
    }

    Command marked(Mark shown) {
        return new Command(id, icon, shortcuts, drawingKeys, enabled, Optional.of(shown), action);
    }

    void run() {
        if (enabled.get()) {
            action.run();
        }
    }
}
