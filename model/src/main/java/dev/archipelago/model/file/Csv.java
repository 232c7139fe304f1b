package dev.archipelago.model.file;

import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.shape.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a CSV file: columns separated by commas, an optional header, lines that begin with # left out.
final class Csv {
    private static final int MOST_ROWS = 1_000_000;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,15})?");
    private static final Map<String, Double> UNITS = Map.of("seconds", 1.0, "s", 1.0, "milliseconds", 1e-3, "ms", 1e-3,
            "microseconds", 1e-6, "us", 1e-6, "nanoseconds", 1e-9, "ns", 1e-9);

    private Csv() {}

    private record Row(int number, String[] cells) {
        String cell(int column) {
            return column < cells.length ? cells[column].strip() : "";
        }
    }

    /// Times of the first column: each with its unit, or plain numbers under a header that names the unit.
    static List<TimeSpan> times(String file, String text) {
        List<TimeSpan> times = new ArrayList<>();
        Double unit = null;
        for (Row row : rows(file, text)) {
            String cell = row.cell(0);
            if (times.isEmpty() && unit == null && UNITS.containsKey(cell.toLowerCase(Locale.ROOT))) {
                unit = UNITS.get(cell.toLowerCase(Locale.ROOT));
            } else {
                times.add(time(file, row, cell, unit));
            }
        }
        return require(file, times);
    }

    private static TimeSpan time(String file, Row row, String cell, @Nullable Double unit) {
        if (unit != null && NUMBER.matcher(cell).matches()) {
            return TimeSpan.ofSeconds(Double.parseDouble(cell) * unit);
        }
        try {
            return TimeSpan.parse(cell);
        } catch (NotationException e) {
            throw wrong(file, row, cell, "a time such as 20ms, or a number under a header such as milliseconds");
        }
    }

    /// Two columns: seconds, rising from row to row, and the rate per second from then on.
    static List<Arrival.Point> table(String file, String text) {
        List<Arrival.Point> points = new ArrayList<>();
        double last = -1;
        for (Row row : rows(file, text)) {
            boolean header = points.isEmpty() && !NUMBER.matcher(row.cell(0)).matches()
                    && row.cell(0).matches("[A-Za-z].*");
            if (header) {
                continue;
            }
            double at = number(file, row, 0, "a number of seconds");
            if (at <= last) {
                throw wrong(file, row, row.cell(0), "a time later than the one before");
            }
            points.add(new Arrival.Point(TimeSpan.ofSeconds(at),
                    new Rate(number(file, row, 1, "a rate per second"))));
            last = at;
        }
        return require(file, points);
    }

    private static double number(String file, Row row, int column, String expected) {
        if (!NUMBER.matcher(row.cell(column)).matches()) {
            throw wrong(file, row, row.cell(column), expected);
        }
        return Double.parseDouble(row.cell(column));
    }

    private static List<Row> rows(String file, String text) {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                rows.add(new Row(number, line.split(",", -1)));
            }
            if (rows.size() > MOST_ROWS) {
                throw new Completion.Refused(file + " has more than " + MOST_ROWS + " rows.");
            }
        }
        return rows;
    }

    private static <T> List<T> require(String file, List<T> rows) {
        if (rows.isEmpty()) {
            throw new Completion.Refused(file + " holds no rows.");
        }
        return rows;
    }

    private static Completion.Refused wrong(String file, Row row, String cell, String expected) {
        String found = cell.length() <= 40 ? cell : cell.substring(0, 37) + "...";
        return new Completion.Refused(
                file + ", line " + row.number() + ": found '" + found + "' where " + expected + " is expected.");
    }
}
