package dev.archipelago.simulator.analysis;

import dev.archipelago.simulator.analysis.Waterfall.Kind;
import dev.archipelago.simulator.analysis.Waterfall.Row;
import dev.archipelago.simulator.analysis.Waterfall.Segment;
import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.measure.RequestTrace.Held;
import dev.archipelago.simulator.measure.RequestTrace.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes the rows of a [Waterfall] from the times that a trace has recorded.
///
/// A try counts as made again where the same caller sent a later one to the same operation after it had failed.
final class WaterfallRows {

    private final List<Span> spans;
    private final List<List<Integer>> children = new ArrayList<>();
    private final int[] next;
    private final int[] attempt;
    private final long[] wasted;

    WaterfallRows(RequestTrace trace) {
        spans = trace.spans();
        next = new int[spans.size()];
        attempt = new int[spans.size()];
        wasted = new long[spans.size()];
        Arrays.fill(next, -1);
        Arrays.fill(attempt, 1);
        Arrays.fill(wasted, Long.MAX_VALUE);
        spans.forEach(_ -> children.add(new ArrayList<>()));
        for (int i = 1; i < spans.size(); i++) {
            children.get(spans.get(i).parent()).add(i);
        }
        children.forEach(this::chain);
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            long above = span.parent() < 0 ? Long.MAX_VALUE : wasted[span.parent()];
            wasted[i] = span.abandoned() >= 0 ? Math.min(above, span.abandoned()) : above;
        }
    }

    List<Row> all() {
        record Place(int span, int depth) {}
        List<Row> rows = new ArrayList<>();
        Deque<Place> open = new ArrayDeque<>(List.of(new Place(0, 0)));
        while (!open.isEmpty()) {
            Place place = open.pop();
            rows.add(new Row(place.span, place.depth, attempt[place.span], segments(place.span)));
            children.get(place.span).reversed().forEach(child -> open.push(new Place(child, place.depth + 1)));
        }
        return rows;
    }

    /// Finds for each try that failed the one that was made in its place.
    private void chain(List<Integer> siblings) {
        Map<String, List<Integer>> failed = new HashMap<>();
        for (int child : siblings) {
            Span span = spans.get(child);
            List<Integer> before = failed.computeIfAbsent(span.name(), _ -> new ArrayList<>());
            int last = -1;
            for (int one : before) {
                if (back(one) <= span.sent() && (last < 0 || back(one) > back(last))) {
                    last = one;
                }
            }
            if (last >= 0) {
                next[last] = child;
                attempt[child] = attempt[last] + 1;
                before.remove((Integer) last);
            }
            if (back(child) >= 0 && (span.abandoned() >= 0 || !span.failure().isEmpty())) {
                before.add(child);
            }
        }
    }

    /// When the caller went on; -1 when it never did.
    private long back(int index) {
        Span span = spans.get(index);
        return span.abandoned() >= 0 ? span.abandoned() : span.received();
    }

    private List<Segment> segments(int index) {
        Span span = spans.get(index);
        List<Segment> found = new ArrayList<>();
        long last = span.last();
        if (span.parent() < 0) {
            busy(index, Kind.NETWORK, span.sent(), back(index) < 0 ? last : back(index), found);
            return found;
        }
        long answered = known(span.replied(), known(span.ended(), last));
        long arrived = known(span.arrived(), answered);
        long begun = Math.max(arrived, known(span.begun(), answered));
        long replied = Math.max(begun, answered);
        add(found, Kind.NETWORK, span.sent(), arrived);
        add(found, Kind.WAITING, arrived, begun);
        busy(index, Kind.SERVICE, begun, replied, found);
        add(found, Kind.NETWORK, replied, known(span.received(), replied));
        add(found, Kind.AFTERWARDS, Math.max(replied, span.received()), known(span.ended(), replied));
        return cut(found, wasted[index]);
    }

    private static long known(long time, long otherwise) {
        return time < 0 ? otherwise : time;
    }

    private static void add(List<Segment> found, Kind kind, long from, long to) {
        if (to > from) {
            Segment last = found.isEmpty() ? null : found.getLast();
            if (last != null && last.kind() == kind && last.to() == from) {
                found.removeLast();
                found.add(new Segment(kind, last.from(), to));
            } else {
                found.add(new Segment(kind, from, to));
            }
        }
    }

    /// What comes after a time was for nothing.
    private static List<Segment> cut(List<Segment> segments, long after) {
        List<Segment> cut = new ArrayList<>();
        for (Segment segment : segments) {
            add(cut, segment.kind(), segment.from(), Math.min(segment.to(), after));
            add(cut, Kind.WASTED, Math.max(segment.from(), after), segment.to());
        }
        return cut;
    }

    /// A moment at which something begins or ends that a span waits for.
    private record Turn(long at, Kind kind, int change) {}

    /// Parts a time in which a worker was held: waiting for calls, for tries made again, held back, or its own.
    private void busy(int index, Kind own, long from, long to, List<Segment> found) {
        int[] under = new int[Kind.values().length];
        long at = from;
        for (Turn turn : turns(index)) {
            long until = Math.clamp(turn.at, at, Math.max(at, to));
            add(found, kind(under, own), at, until);
            at = until;
            under[turn.kind.ordinal()] += turn.change;
        }
        add(found, kind(under, own), at, to);
    }

    private static Kind kind(int[] under, Kind own) {
        for (Kind kind : List.of(Kind.CALLS, Kind.RETRY, Kind.THROTTLED)) {
            if (under[kind.ordinal()] > 0) {
                return kind;
            }
        }
        return own;
    }

    private List<Turn> turns(int index) {
        List<Turn> turns = new ArrayList<>();
        for (int child : children.get(index)) {
            Span span = spans.get(child);
            long back = known(back(child), Long.MAX_VALUE);
            between(turns, next[child] < 0 ? Kind.CALLS : Kind.RETRY, span.sent(), back);
            if (next[child] >= 0) {
                between(turns, Kind.RETRY, back, spans.get(next[child]).sent());
            }
        }
        for (Held held : spans.get(index).held()) {
            between(turns, Kind.THROTTLED, held.to() - held.nanos(), held.to());
        }
        turns.sort(Comparator.comparingLong(Turn::at));
        return turns;
    }

    private static void between(List<Turn> turns, Kind kind, long from, long to) {
        turns.add(new Turn(from, kind, 1));
        turns.add(new Turn(to, kind, -1));
    }
}
