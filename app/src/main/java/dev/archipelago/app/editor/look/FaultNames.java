package dev.archipelago.app.editor.look;

import java.util.Locale;

/// What a run calls a fault, such as "name failure web->shop", in the language of the window.
public final class FaultNames {
    private FaultNames() {}

    /// The kind as forms call it, then what is struck, as the file spells it; the text as it is where no fault is called so.
    public static String of(String name, Messages messages) {
        for (int end = name.lastIndexOf(' '); end > 0; end = name.lastIndexOf(' ', end - 1)) {
            String kind = messages.find("key." + camelled(name.substring(0, end))).orElse("");
            if (!kind.isEmpty()) {
                return kind + " " + name.substring(end + 1);
            }
        }
        return name;
    }

    /// "name failure" is the key nameFailure.
    private static String camelled(String words) {
        StringBuilder key = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            key.append(key.isEmpty() || word.isEmpty()
                    ? word
                    : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return key.toString();
    }
}
