package dev.archipelago.simulator.analysis;

import dev.archipelago.simulator.analysis.Attribution.Stretch;
import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.result.TimeShare.Cause;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One request as a waterfall: a row for itself and for each try that was made for it, below who made it, and on each row what
/// its time went on.
///
/// @param rows callers before whom they called, tries in the order in which they were sent
/// @param path what the user waited for, without gaps; empty for a request that was still under way at the end
/// @param from nanoseconds since the start of the run
/// @param to the last thing that is known of any of its spans
public record Waterfall(RequestTrace trace, List<Row> rows, List<Stretch> path, long from, long to) {

    /// What a stretch of a row was.
    public enum Kind {
        /// Waiting for a worker.
        WAITING,

        /// Computing and waiting by the component itself.
        SERVICE,

        /// Computing more slowly than on a core of its own: what that took longer, behind what the rest took.
        THROTTLED,

        /// On the way there or back.
        NETWORK,

        /// Waiting for tries that failed and were made again, and between them.
        RETRY,

        /// Waiting for those that it called.
        CALLS,

        /// Work behind the answer.
        AFTERWARDS,

        /// Anything behind the time at which somebody up the row gave up.
        WASTED
    }

    /// @param from nanoseconds since the start of the run
    public record Segment(Kind kind, long from, long to) {
        long nanos() {
            return to - from;
        }
    }

    /// A span of the request.
    ///
    /// @param span its index in the trace
    /// @param depth 0 of the request itself
    /// @param attempt which try of a call it was, from 1
    /// @param segments in order, without overlaps
    public record Row(int span, int depth, int attempt, List<Segment> segments) {
        public Row {
            segments = List.copyOf(segments);
        }

        /// Nanoseconds by kind.
        public Map<Kind, Long> nanos() {
            Map<Kind, Long> sums = new EnumMap<>(Kind.class);
            segments.forEach(segment -> sums.merge(segment.kind(), segment.nanos(), Long::sum));
            return sums;
        }
    }

    public Waterfall {
        rows = List.copyOf(rows);
        path = List.copyOf(path);
    }

    public static Waterfall of(RequestTrace trace) {
        long from = trace.spans().getFirst().sent();
        long to = trace.spans().stream().mapToLong(RequestTrace.Span::last).max().orElse(from);
        return new Waterfall(trace, new WaterfallRows(trace).all(), Attribution.path(trace), from, to);
    }

    /// Nanoseconds of the critical path by kind, which add up to the time of the request; never [Kind#CALLS],
    /// [Kind#AFTERWARDS] or [Kind#WASTED].
    public Map<Kind, Long> pathNanos() {
        Map<Integer, Row> bySpan = new HashMap<>();
        rows.forEach(row -> bySpan.put(row.span(), row));
        Map<Kind, Long> sums = new EnumMap<>(Kind.class);
        for (Stretch stretch : path) {
            long all = stretch.to() - stretch.from();
            Row row = bySpan.get(stretch.span());
            long held = stretch.cause() == Cause.WORK && row != null ? held(row, stretch) : 0;
            add(sums, Kind.THROTTLED, held);
            add(sums, kind(stretch.cause()), all - held);
        }
        return sums;
    }

    private static long held(Row row, Stretch stretch) {
        return row.segments().stream().filter(segment -> segment.kind() == Kind.THROTTLED)
                .mapToLong(segment -> Math.min(segment.to(), stretch.to()) - Math.max(segment.from(), stretch.from()))
                .filter(nanos -> nanos > 0).sum();
    }

    private static void add(Map<Kind, Long> sums, Kind kind, long nanos) {
        if (nanos > 0) {
            sums.merge(kind, nanos, Long::sum);
        }
    }

    private static Kind kind(Cause cause) {
        return switch (cause) {
            case QUEUE -> Kind.WAITING;
            case WORK -> Kind.SERVICE;
            case NETWORK -> Kind.NETWORK;
            case RETRY -> Kind.RETRY;
        };
    }
}
