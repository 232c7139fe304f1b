package dev.archipelago.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a command as a shell cuts them: by blanks, with single or double quotes around blanks.
final class ShellWords {
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
    private static final String BEYOND_WORDS = "[|;&<>`$\\\\#]";

    private ShellWords() {}

    /// @throws IllegalArgumentException when more than words are used, which an example of this program never needs
    static List<String> of(String command) {
        if (Pattern.compile(BEYOND_WORDS).matcher(command.replaceAll("'[^']*'|->", "")).find()) {
            throw new IllegalArgumentException("more than a command with its words: " + command);
        }
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            words.add(matcher.group().replaceAll("[\"']", ""));
        }
        return words;
    }
}
