package dev.archipelago.app.editor.outline;

import dev.archipelago.app.editor.look.Messages;
import java.util.List;
import org.kordamp.ikonli.Ikon;

/// How a row looks and sounds.
///
/// @param name what is written
/// @param meaning what a screen reader says behind the name
record Line(Row row, String name, Meaning meaning, Ikon icon) {

    /// What letters look for; components come before what only leads to them.
    String sought() {
        return row instanceof Row.OfConnection ? "→ " + name : name;
    }

    /// A text that is only put together for rows that are seen.
    record Meaning(String key, List<Object> arguments) {
        static final Meaning NONE = new Meaning("", List.of());

        Meaning {
            arguments = List.copyOf(arguments);
        }

        static Meaning of(String key, Object... arguments) {
            return new Meaning(key, List.of(arguments));
        }

        /// Such as "service, 3 operations".
        String in(Messages messages) {
            return key.isEmpty() ? "" : messages.text(key, arguments.toArray());
        }
    }
}
