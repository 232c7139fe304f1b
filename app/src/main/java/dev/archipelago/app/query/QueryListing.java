package dev.archipelago.app.query;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// What a query was found to hold of, with what it asked about.
///
/// @param traits that were asked about
public record QueryListing(List<Subject> found, List<Trait> traits) {

    public QueryListing {
        found = List.copyOf(found);
        traits = List.copyOf(traits);
    }

    /// @param subjects to be looked through
    public static QueryListing of(Query query, List<Subject> subjects) {
        return new QueryListing(subjects.stream().filter(query::holds).toList(), query.traits().stream()
                .filter(trait -> trait != Trait.ID).sorted(Comparator.naturalOrder()).toList());
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /// A line for each.
    public String text() {
        if (found.isEmpty()) {
            return "nothing found\n";
        }
        int wide = found.stream().mapToInt(subject -> subject.id().length()).max().orElse(0);
        return found.stream().map(subject -> String.format(Locale.ROOT, "%-" + wide + "s  %s", subject.id(),
                traits.stream().map(trait -> trait.word() + " " + spelled(subject, trait))
                        .collect(Collectors.joining("  ")))
                .stripTrailing()).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String spelled(Subject subject, Trait trait) {
        if (trait.measure() == Measure.TEXT) {
            return subject.texts(trait).isEmpty() ? "-" : String.join(", ", subject.texts(trait));
        }
        OptionalDouble number = subject.number(trait);
        if (number.isEmpty()) {
            return "-";
        }
        double value = number.getAsDouble();
        return switch (trait.measure()) {
            case TIME -> digits(1000 * value) + "ms";
            case SHARE -> String.format(Locale.ROOT, "%.1f%%", 100 * value);
            case RATE -> digits(value) + "/s";
            case SIZE -> String.format(Locale.ROOT, "%.0fMi", value / (1 << 20));
            case NUMBER, CORES, TEXT -> value == Math.rint(value)
                    ? String.format(Locale.ROOT, "%.0f", value)
                    : digits(value);
        };
    }

    /// Three digits that count; all of them before the point.
    private static String digits(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 999.5 ? "%.3g" : "%.0f", value);
    }
}
