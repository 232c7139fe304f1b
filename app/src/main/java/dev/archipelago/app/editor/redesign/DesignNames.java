package dev.archipelago.app.editor.redesign;

import dev.archipelago.app.editor.look.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What designs are called in the language of the user; the simulator calls them in English.
///
/// A name that is not known stays as it is.
record DesignNames(Messages messages) {
    private static final Map<Pattern, String> SENTENCES = Map.of(
            Pattern.compile("Merge (.+) into (\\S+)"), "redesign.name.merge",
            Pattern.compile("Split (\\S+) into (.+)"), "redesign.name.split",
            Pattern.compile("Extract (\\S+) from (\\S+)"), "redesign.name.extract",
            Pattern.compile("Move (\\S+) to (\\S+)"), "redesign.name.move",
            Pattern.compile("Turn the call of (\\S+) by (\\S+) into a message"), "redesign.name.event",
            Pattern.compile("Extract ([^ ]+(?:, [^ ]+)*)"), "redesign.name.take-out");
    private static final Map<String, String> WORDS = Map.of("now", "redesign.name.now", "monolith",
            "redesign.name.monolith", "suggested", "redesign.name.suggested", "one call for many",
            "redesign.name.batch", "kept answers", "redesign.name.cache",
            "a message, where nobody needs the answer", "redesign.name.message");

    String of(String name) {
        if (messages.locale().getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return name;
        }
        int colon = name.indexOf(": ");
        if (colon > 0) {
            return name.substring(0, colon + 2) + word(name.substring(colon + 2));
        }
        return SENTENCES.entrySet().stream().flatMap(entry -> {
            Matcher matcher = entry.getKey().matcher(name);
            return matcher.matches()
                    ? List.of(messages.text(entry.getValue(), matcher.group(1),
                            matcher.groupCount() > 1 ? matcher.group(2) : "")).stream()
                    : List.<String>of().stream();
        }).findFirst().orElseGet(() -> word(name));
    }

    private String word(String word) {
        String key = WORDS.get(word);
        return key == null ? word : messages.text(key);
    }
}
