package dev.archipelago.model.scenario;

import dev.archipelago.model.quantity.Expression;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How requests of an open workload arrive: the caller does not wait for the answer before sending the next.
///
/// All but [Constant] are Poisson processes, the later ones with a rate that changes over time.
public sealed interface Arrival {

    /// What a reader of a wrong text is told.
    String EXPECTED = "arrivals such as poisson(120/s), constant(120/s), steps(100/s for 5min, 200/s for 5min), "
            + "ramp(10/s to 100/s over 5min), spike(base=100/s, peak=500/s, at=60s, for=30s), "
            + "day(mean=100/s, peak=300/s) or table(rates.csv)";

    /// Evenly spaced.
    record Constant(Rate rate) implements Arrival {
        @Override
        public String toString() {
            return "constant(" + rate + ")";
        }
    }

    /// Independent of one another.
    record Poisson(Rate rate) implements Arrival {
        @Override
        public String toString() {
            return "poisson(" + rate + ")";
        }
    }

    /// One rate after the other; the last one stays.
    record Steps(List<Level> levels) implements Arrival {
        public Steps {
            levels = List.copyOf(levels);
            if (levels.isEmpty()) {
                throw new NotationException("steps()", EXPECTED);
            }
        }

        @Override
        public String toString() {
            return levels.stream().map(Level::toString).collect(Collectors.joining(", ", "steps(", ")"));
        }
    }

    /// A rate that holds for a while.
    record Level(Rate rate, TimeSpan time) {
        @Override
        public String toString() {
            return rate + " for " + time;
        }
    }

    /// From one rate evenly to another, which then stays.
    record Ramp(Rate from, Rate to, TimeSpan over) implements Arrival {
        @Override
        public String toString() {
            return "ramp(" + from + " to " + to + " over " + over + ")";
        }
    }

    /// A base rate with a higher one for a while.
    record Spike(Rate base, Rate peak, TimeSpan at, TimeSpan time) implements Arrival {
        @Override
        public String toString() {
            return "spike(base=" + base + ", peak=" + peak + ", at=" + at + ", for=" + time + ")";
        }
    }

    /// A sine over 24 hours that starts at its lowest.
    ///
    /// @param peak at least the mean and at most twice of it
    record Day(Rate mean, Rate peak) implements Arrival {
        public Day {
            if (peak.compareTo(mean) < 0 || peak.perSecond() > 2 * mean.perSecond()) {
                throw new NotationException("day(mean=" + mean + ", peak=" + peak + ")",
                        "a day curve whose peak is between the mean and twice the mean");
            }
        }

        @Override
        public String toString() {
            return "day(mean=" + mean + ", peak=" + peak + ")";
        }
    }

    /// Rates from a CSV file beside the architecture: columns seconds and rate per second.
    ///
    /// @param points empty until the file has been read; each rate holds until the next
    record Table(String file, List<Point> points) implements Arrival {
        public Table {
            points = List.copyOf(points);
        }

        @Override
        public String toString() {
            return "table(" + file + ")";
        }
    }

    /// From this time on, this rate.
    record Point(TimeSpan at, Rate rate) {}

    /// The highest rate there will be, per second.
    default double highest() {
        return switch (this) {
            case Constant a -> a.rate().perSecond();
            case Poisson a -> a.rate().perSecond();
            case Steps a -> a.levels().stream().mapToDouble(l -> l.rate().perSecond()).max().orElse(0);
            case Ramp a -> Math.max(a.from().perSecond(), a.to().perSecond());
            case Spike a -> Math.max(a.base().perSecond(), a.peak().perSecond());
            case Day a -> a.peak().perSecond();
            case Table a -> a.points().stream().mapToDouble(p -> p.rate().perSecond()).max().orElse(0);
        };
    }

    /// So many times the load, at the same times.
    default Arrival times(double factor) {
        return switch (this) {
            case Constant a -> new Constant(a.rate().times(factor));
            case Poisson a -> new Poisson(a.rate().times(factor));
            case Steps a -> new Steps(a.levels().stream()
                    .map(level -> new Level(level.rate().times(factor), level.time())).toList());
            case Ramp a -> new Ramp(a.from().times(factor), a.to().times(factor), a.over());
            case Spike a -> new Spike(a.base().times(factor), a.peak().times(factor), a.at(), a.time());
            case Day a -> new Day(a.mean().times(factor), a.peak().times(factor));
            case Table a -> new Table(a.file(), a.points().stream()
                    .map(point -> new Point(point.at(), point.rate().times(factor))).toList());
        };
    }

    static Arrival parse(String text) {
        Optional<Expression> call = Expression.parse(text);
        if (call.isEmpty()) {
            throw new NotationException(text, EXPECTED);
        }
        Expression e = call.get();
        return switch (e.name()) {
            case "constant" -> new Constant(rate(e.only(EXPECTED, "rate"), 0, "rate"));
            case "poisson" -> new Poisson(rate(e.only(EXPECTED, "rate"), 0, "rate"));
            case "steps" -> new Steps(levels(e));
            case "ramp" -> ramp(e);
            case "spike" ->
                new Spike(rate(e.only(EXPECTED, "base", "peak", "at", "for"), 0, "base"), rate(e, 1, "peak"),
                        TimeSpan.parse(e.argument(2, "at", EXPECTED)), TimeSpan.parse(e.argument(3, "for", EXPECTED)));
            case "day" -> new Day(rate(e.only(EXPECTED, "mean", "peak"), 0, "mean"), rate(e, 1, "peak"));
            case "table" -> new Table(file(e), List.of());
            default -> throw new NotationException(text, EXPECTED);
        };
    }

    private static String file(Expression e) {
        String name = e.only(EXPECTED, "file").argument(0, "file", EXPECTED);
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_./-]*\\.csv")) {
            throw new NotationException(name, "the name of a CSV file beside the architecture, such as rates.csv");
        }
        return name;
    }

    private static List<Level> levels(Expression e) {
        List<Level> levels = new ArrayList<>();
        for (Expression.Argument argument : e.arguments()) {
            String[] parts = argument.value().split("\\s+for\\s+");
            if (parts.length != 2) {
                throw new NotationException(e.toString(), EXPECTED);
            }
            levels.add(new Level(Rate.parse(parts[0]), TimeSpan.parse(parts[1])));
        }
        return levels;
    }

    private static Arrival ramp(Expression e) {
        String[] parts = e.argument(0, "ramp", EXPECTED).split("\\s+(to|over)\\s+");
        if (parts.length != 3 || e.arguments().size() != 1) {
            throw new NotationException(e.toString(), EXPECTED);
        }
        return new Ramp(Rate.parse(parts[0]), Rate.parse(parts[1]), TimeSpan.parse(parts[2]));
    }

    private static Rate rate(Expression e, int place, String name) {
        return Rate.parse(e.argument(place, name, EXPECTED));
    }
}
