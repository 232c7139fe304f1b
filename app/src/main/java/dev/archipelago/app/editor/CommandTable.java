package dev.archipelago.app.editor;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/// Every command by its id, in the order in which they are listed.
final class CommandTable {
    static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

    private final Map<String, Command> commands = new LinkedHashMap<>();

    /// @param keys key combinations separated by spaces, such as "Shortcut+S" or "Ctrl+Page_Up"; those in parentheses, such as "(Delete)",
    ///         are seen to by the drawing while it has the focus
    CommandTable add(String id, @Nullable Ikon icon, String keys, ObservableBooleanValue enabled, Runnable action) {
        Command command = new Command(id, Optional.ofNullable(icon),
                combinations(keys, key -> !key.startsWith("(")), combinations(keys, key -> key.startsWith("(")),
                enabled, Optional.empty(), action);
        for (KeyCombination key : command.shortcuts()) {
            if (commands.values().stream().anyMatch(other -> other.shortcuts().contains(key))) {
                throw new IllegalArgumentException("Two commands have the key " + key + ": " + id + " and another");
            }
        }
        if (commands.put(id, command) != null) {
            throw new IllegalArgumentException("Two commands are called " + id);
        }
        return this;
    }

    private static List<KeyCombination> combinations(String keys, Predicate<String> wanted) {
        return Stream.of(keys.split(" ")).filter(key -> !key.isEmpty()).filter(wanted)
                .map(key -> KeyCombination.valueOf(key.replaceAll("[()]", "").replace('_', ' '))).toList();
    }

    CommandTable add(String id, @Nullable Ikon icon, String keys, Runnable action) {
        return add(id, icon, keys, ALWAYS, action);
    }

    /// A command added before is ticked in menus while something is so.
    CommandTable mark(String id, ObservableBooleanValue on) {
        commands.put(id, get(id).marked(new Command.Mark(on, false)));
        return this;
    }

    /// A command added before is ticked in menus while it is the one of several that holds.
    CommandTable markOne(String id, ObservableBooleanValue on) {
        commands.put(id, get(id).marked(new Command.Mark(on, true)));
        return this;
    }

    Command get(String id) {
        Command command = commands.get(id);
        if (command == null) {
            throw new IllegalArgumentException("There is no command " + id);
        }
        return command;
    }

    Collection<Command> all() {
        return Collections.unmodifiableCollection(commands.values());
    }
}
