package dev.archipelago.app.workbench;

import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.Locale;
import java.util.StringTokenizer;
import java.util.stream.DoubleStream;

/// Measured durations as people have them: a column of a table, a list, with or without units.
public final class Measurements {

    /// More are not taken.
    public static final int MOST = 1_000_000;

    private static final int LONGEST_SHOWN = 20;

    private Measurements() {}

    /// The durations of a text in seconds: separated by blanks, commas, semicolons or lines; numbers without a unit are
    /// milliseconds. A first word that is no number is the title of a column.
    ///
    /// @throws IllegalArgumentException naming the first value that is no duration, or saying that there are too many
    public static double[] of(String text) {
        StringTokenizer words = new StringTokenizer(text, " \t\r\n,;");
        DoubleStream.Builder found = DoubleStream.builder();
        for (int i = 1; words.hasMoreTokens(); i++) {
            String word = words.nextToken();
            if (i > MOST) {
                throw new IllegalArgumentException("more than " + MOST + " values");
            }
            if (i > 1 || !Character.isLetter(word.codePointAt(0))) {
                found.add(seconds(word, i));
            }
        }
        return found.build().toArray();
    }

    private static double seconds(String word, int place) {
        try {
            boolean bare = Character.isDigit(word.charAt(word.length() - 1)) || word.endsWith(".");
            double seconds = bare ? Double.parseDouble(word) / 1000 : TimeSpan.parse(word).seconds();
            if (seconds >= 0 && seconds < Long.MAX_VALUE / 1e9) {
                return seconds;
            }
        } catch (NotationException | NumberFormatException e) {
            // told below
        }
        String shown = word.length() > LONGEST_SHOWN ? word.substring(0, LONGEST_SHOWN) + "…" : word;
        throw new IllegalArgumentException(String.format(Locale.ROOT,
                "value %d is '%s': expected a time such as 12.5ms, or a number of milliseconds", place, shown));
    }
}
