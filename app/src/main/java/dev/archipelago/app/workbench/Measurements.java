package dev.archipelago.app.workbench;

import static java.util.Map.entry;

import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// Measured durations as people have them: a column of a table, or a list in one line, with or without units.
///
/// What could be read in two ways is refused: several values in one of several lines, decimal commas, and titles with other
/// units.
public final class Measurements {

    /// More are not taken.
    public static final int MOST = 1_000_000;

    private static final int LONGEST_SHOWN = 20;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;]+");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d,\\d");
    private static final Pattern OTHER_SEPARATORS = Pattern.compile("[;\\s]");
    /// Words of a title end where letters do, and where a capital follows a small letter.
    private static final Pattern TITLE_WORDS = Pattern.compile("['’]s\\b|[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");
    /// How many of a unit make a second.
    private static final Map<String, Double> PER_SECOND = Map.ofEntries(entry("ns", 1e9), entry("nanos", 1e9),
            entry("nanoseconds", 1e9), entry("us", 1e6), entry("µs", 1e6), entry("μs", 1e6), entry("micros", 1e6),
            entry("microseconds", 1e6), entry("ms", 1e3), entry("millis", 1e3), entry("milliseconds", 1e3),
            entry("s", 1.0), entry("sec", 1.0), entry("secs", 1.0), entry("seconds", 1.0));
    /// Units of titles that are refused: nobody measures requests in them, and some mean something else.
    private static final Set<String> OTHER_UNITS = Set.of("min", "mins", "minutes", "h", "hours", "d", "days");
    private static final double MILLISECONDS = 1000;

    private Measurements() {}

    /// Says why a text holds no durations.
    public static final class Refused extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final transient Wording reason;

        Refused(Wording reason) {
            super(reason.toString());
            this.reason = reason;
        }

        public Wording reason() {
            return reason;
        }
    }

    /// The durations of a text in seconds: one in each line, or several in one line between blanks, commas or semicolons. A first line
    /// that begins with no number is the title, which may name the unit; numbers without any unit are milliseconds.
    ///
    /// @throws Refused naming the first line or value that is no duration, or saying that there are too many
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
                    throw new Refused(Wording.of("more than %d values", MOST));
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
        List<String> words = TITLE_WORDS.splitAsStream(title).map(word -> word.toLowerCase(Locale.ROOT)).toList();
        if (words.stream().anyMatch(OTHER_UNITS::contains)) {
            throw new Refused(
                    Wording.of("the title may name a unit other than ns, us, ms and s: give the values units"));
        }
        Set<Double> units = words.stream().map(PER_SECOND::get).filter(Objects::nonNull).collect(Collectors.toSet());
        if (units.size() > 1) {
            throw new Refused(Wording.of("the title names several units: give the values units"));
        }
        return units.isEmpty() ? MILLISECONDS : units.iterator().next();
    }

    private static String[] words(String row, int line, boolean amongOthers) {
        String[] words = SEPARATORS.split(row);
        if (words.length > 1 && amongOthers) {
            throw new Refused(Wording.of(
                    "line %d holds several values: copy one column, with decimal points instead of commas", line));
        }
        if (DECIMAL_COMMA.matcher(row).find() && OTHER_SEPARATORS.matcher(row.replace(", ", ",")).find()) {
            throw new Refused(Wording.of("line %d may have decimal commas: write decimal points", line));
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
        throw new Refused(
                Wording.of("value %d is '%s': expected a time such as 12.5ms, or a number of milliseconds", place,
                        shown));
    }
}
