package dev.archipelago.app.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Something that components or connections have and that a query can ask about.
public enum Trait {
    /// As in the file; of a connection "connection".
    KIND(Measure.TEXT, false),
    /// On the drawing; of a connection its id.
    NAME(Measure.TEXT, false),
    /// In the file, such as "orders" or "orders->stock".
    ID(Measure.TEXT, false),
    /// Bounded context.
    CONTEXT(Measure.TEXT, false),
    /// That owns it.
    TEAM(Measure.TEXT, false),
    /// In which it may run, several of them.
    ZONE(Measure.TEXT, false),
    /// Program, such as "java".
    RUNTIME(Measure.TEXT, false),
    /// Of a connection.
    PROTOCOL(Measure.TEXT, false),
    /// Of a component at the start.
    REPLICAS(Measure.NUMBER, false),
    /// Of each replica.
    WORKERS(Measure.NUMBER, false),
    /// Request of each replica.
    CPU(Measure.CORES, false),
    /// Request of each replica.
    MEMORY(Measure.SIZE, false),
    /// Of a connection.
    TIMEOUT(Measure.TIME, false),
    /// Of a connection, in all.
    ATTEMPTS(Measure.NUMBER, false),
    /// Connections that lead to it.
    IN(Measure.NUMBER, false),
    /// Connections that lead away from it.
    OUT(Measure.NUMBER, false),
    /// Busy share of workers or CPU, whichever is more.
    UTILIZATION(Measure.SHARE, true),
    /// Share of the time in which more is to be computed than there are cores.
    THROTTLING(Measure.SHARE, true),
    /// Answers or calls per second.
    RATE(Measure.RATE, true),
    /// Time to the answer; over all operations.
    MEAN(Measure.TIME, true),
    /// Of the slowest operation, as the other percentiles.
    P50(Measure.TIME, true),
    /// Of the slowest operation.
    P95(Measure.TIME, true),
    /// Of the slowest operation.
    P99(Measure.TIME, true),
    /// Share of the calls to it, or over it, that fail for good.
    ERRORS(Measure.SHARE, true),
    /// Tries for each call over a connection.
    AMPLIFICATION(Measure.NUMBER, true),
    /// Requests that wait for a worker.
    QUEUE(Measure.NUMBER, true),
    /// Price of an hour.
    COST(Measure.NUMBER, true),
    /// Share of the requests that fail when it is down and all else is up.
    CRITICALITY(Measure.SHARE, true);

    private final Measure measure;
    private final boolean measured;

    Trait(Measure measure, boolean measured) {
        this.measure = measure;
        this.measured = measured;
    }

    /// As spelled in a query.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it is told in words.
    public boolean isText() {
        return measure == Measure.TEXT;
    }

    Measure measure() {
        return measure;
    }

    /// Whether only a run tells it.
    public boolean isMeasured() {
        return measured;
    }

    static Optional<Trait> of(String word) {
        return Arrays.stream(values()).filter(trait -> trait.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
