package dev.archipelago.app.editor.inspector;

import dev.archipelago.app.editor.look.Messages;
import java.util.Locale;

/// What the keys and words of the file are called on screen.
final class Labels {
    private final Messages messages;

    Labels(Messages messages) {
        this.messages = messages;
    }

    /// The name of a key: translated where there is a text, else "cpuLimit" spelled "CPU limit".
    String key(String key) {
        return messages.find("key." + key).orElseGet(() -> spelled(key));
    }

    /// The name of a word of a closed set: translated where there is a text, else "at-least-once" as "at least once".
    String word(String word) {
        return messages.find("word." + word).orElseGet(() -> word.replace('-', ' '));
    }

    /// What holds where a value is left out: translated where there is a text, else as the model says it, such as "30s".
    String standing(String text) {
        return messages.find(standingKey(text)).orElse(text);
    }

    static String standingKey(String text) {
        return "default." + text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private static String spelled(String key) {
        String words = key.replace('-', ' ').replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
