package dev.archipelago.app.query;

import dev.archipelago.model.document.Document;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the word that is being written may go on.
///
/// @param from where the word begins
/// @param words it may become
public record QueryCompletion(int from, List<String> words) {
    private static final int MOST = 12;

    public QueryCompletion {
        words = List.copyOf(words);
    }

    /// @param caret behind the letters that are there already
    public static QueryCompletion of(String text, int caret, Document document) {
        String before = text.substring(0, Math.min(caret, text.length()));
        int from = before.length();
        while (from > 0 && !Character.isWhitespace(before.charAt(from - 1)) && "()<>=!~\"".indexOf(before.charAt(from
                - 1)) < 0) {
            from--;
        }
        String begun = before.substring(from).toLowerCase(Locale.ROOT);
        String last = before.substring(0, from).stripTrailing();
        Stream<String> words = candidates(last.substring(last.lastIndexOf(' ') + 1), last, document);
        return new QueryCompletion(from, words.filter(word -> word.toLowerCase(Locale.ROOT).startsWith(begun))
                .filter(word -> !word.equalsIgnoreCase(begun)).distinct().limit(MOST).toList());
    }

    private static Stream<String> candidates(String word, String last, Document document) {
        if (word.equals("calls") || word.equals("called-by")) {
            return document.architecture().components().keySet().stream().map(Object::toString);
        }
        String asked = last.replaceAll("[=!~<> ]+$", "");
        Trait trait = Trait.of(asked.substring(asked.lastIndexOf(' ') + 1)).orElse(null);
        if (!asked.equals(last) && trait != null) {
            return trait.measure() == Measure.TEXT
                    ? Subject.all(document, null).stream().flatMap(subject -> subject.texts(trait).stream()).sorted()
                    : Stream.empty();
        }
        return Stream.concat(Arrays.stream(Trait.values()).map(Trait::word),
                Stream.of("and", "or", "not", "calls", "called-by"));
    }

    /// All names of what can be asked about.
    static String traits() {
        return Arrays.stream(Trait.values()).map(Trait::word).collect(Collectors.joining(", "));
    }
}
