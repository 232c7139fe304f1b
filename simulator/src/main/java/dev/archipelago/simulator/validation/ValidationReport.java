package dev.archipelago.simulator.validation;

import java.util.List;
import java.util.stream.Stream;

/// All rows of a validation.
///
/// @param precision width of the intervals that was asked for, relative to the value
/// @param mostRequests limit for each experiment
public record ValidationReport(long seed, double precision, long mostRequests, List<Row> rows) {

    /// From so many standard errors on, a case has failed: by chance once in two thousand.
    public static final double LIMIT = 3.5;

    public ValidationReport {
        rows = List.copyOf(rows);
    }

    public List<Row.Measured> measured() {
        return of(Row.Measured.class).toList();
    }

    public List<Row.NotSimulated> notSimulated() {
        return of(Row.NotSimulated.class).toList();
    }

    public List<Row.NotACase> notACase() {
        return of(Row.NotACase.class).toList();
    }

    /// Cases that are too far off.
    public List<Row.Measured> failed() {
        return measured().stream().filter(row -> !(Math.abs(row.zScore()) < LIMIT)).toList();
    }

    public double seconds() {
        return measured().stream().map(Row.Measured::effort).distinct().mapToDouble(Row.Effort::seconds).sum();
    }

    private <T extends Row> Stream<T> of(Class<T> kind) {
        return rows.stream().filter(kind::isInstance).map(kind::cast);
    }
}
