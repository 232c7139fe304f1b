package dev.archipelago.exporters.notation;

import dev.archipelago.exporters.text.OneLine;
import java.util.function.IntFunction;

/// Free text inside a notation: whatever could mean something to its reader stands as the number of the letter.
///
/// Letters and digits of any script, spaces and commas are plain; so are `-`, `.`, `_` and `/` between letters or digits, as in
/// `ad-service`, and full stops behind letters. All else is coded: quotes, also typographic ones, which PlantUML takes for quotes; marks of bold and links; `1.`
/// and `-` at the beginning, which begin a list.
final class Coded {
    private static final String JOINERS = "-._/";

    private Coded() {}

    /// @param code how the notation writes a letter by its code point
    static String text(String text, IntFunction<String> code) {
        int[] points = OneLine.of(text).codePoints().toArray();
        StringBuilder coded = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            if (isPlain(points, i)) {
                coded.appendCodePoint(points[i]);
            } else {
                coded.append(code.apply(points[i]));
            }
        }
        return coded.toString();
    }

    private static boolean isPlain(int[] points, int at) {
        int point = points[at];
        if (isWord(point) || point == ' ' || point == ',') {
            return true;
        }
        if (point == '.' && at > 0 && Character.isLetter(points[at - 1])) {
            return true;
        }
        return JOINERS.indexOf(point) >= 0 && at > 0 && at + 1 < points.length && isWord(points[at - 1])
                && isWord(points[at + 1]);
    }

    private static boolean isWord(int point) {
        return Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK
                || Character.getType(point) == Character.COMBINING_SPACING_MARK;
    }
}
