package dev.archipelago.app.workbench;

import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/// Measured durations as people have them: a column of a table, or a list in one line, with or without units.
///
/// What could be read in two ways is refused: several values in one of several lines, and decimal commas.
public final class Measurements {

    /// More are not taken.
    public static final int MOST = 1_000_000;

    private static final int LONGEST_SHOWN = 20;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;]+");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d,\\d");
    private static final Pattern OTHER_SEPARATORS = Pattern.compile("[;\\s]");
    private static final Pattern UNIT = Pattern.compile("(?:^|[^\\p{L}])(ns|us|µs|μs|ms|s|sec|seconds|millis)\\W*$");
    /// How many of a unit make a second; of milliseconds where there is none.
    private static final Map<String, Double> PER_SECOND = Map.of("ns", 1e9, "us", 1e6, "µs", 1e6, "μs", 1e6, "s", 1.0,
            "sec", 1.0, "seconds", 1.0);
    private static final double MILLISECONDS = 1000;

    private Measurements() {}

    /// The durations of a text in seconds: one in each line, or several in one line between blanks, commas or semicolons. A first line
    /// that begins with no number is the title, which may end with a unit; numbers without any unit are milliseconds.
    ///
    /// @throws IllegalArgumentException naming the first line or value that is no duration, or saying that there are too many
    public static double[] of(String text) {
        List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).limit(MOST + 2L).toList();
        boolean titled = !lines.isEmpty() && !isNumber(lines.getFirst());
        List<String> rows = titled ? lines.subList(1, lines.size()) : lines;
        double perSecond = titled ? perSecond(lines.getFirst()) : MILLISECONDS;
        DoubleStream.Builder found = DoubleStream.builder();
        int count = 0;
        for (int i = 0; i < rows.size(); i++) {
            String[] words = words(rows.get(i), i + (titled ? 2 : 1), rows.size() > 1);
            for (String word : words) {
                if (++count > MOST) {
                    throw new IllegalArgumentException("more than " + MOST + " values");
                }
                found.add(seconds(word, count, perSecond));
            }
        }
        return found.build().toArray();
    }

    private static boolean isNumber(String line) {
        return line.startsWith("-") || line.startsWith(".") || Character.isDigit(line.charAt(0));
    }

    private static double perSecond(String title) {
        Matcher unit = UNIT.matcher(title.toLowerCase(Locale.ROOT));
        return unit.find() ? PER_SECOND.getOrDefault(unit.group(1), MILLISECONDS) : MILLISECONDS;
    }

    private static String[] words(String row, int line, boolean amongOthers) {
        String[] words = SEPARATORS.split(row);
        if (words.length > 1 && amongOthers) {
            throw new IllegalArgumentException("line " + line
                    + " holds several values: copy one column, with decimal points instead of commas");
        }
        if (DECIMAL_COMMA.matcher(row).find() && OTHER_SEPARATORS.matcher(row.replace(", ", ",")).find()) {
            throw new IllegalArgumentException("line " + line + " may have decimal commas: write decimal points");
        }
        return words;
    }

    private static double seconds(String word, int place, double perSecond) {
        try {
            boolean bare = Character.isDigit(word.charAt(word.length() - 1)) || word.endsWith(".");
            double seconds = bare ? Double.parseDouble(word) / perSecond : TimeSpan.parse(word).seconds();
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
