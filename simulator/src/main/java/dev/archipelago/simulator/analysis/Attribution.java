package dev.archipelago.simulator.analysis;

import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.measure.RequestTrace.Span;
import dev.archipelago.simulator.result.TimeShare;
import dev.archipelago.simulator.result.TimeShare.Cause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells where the time of requests went, from a sample of them: every nanosecond between sending and answer belongs to one
/// component and cause on the critical path.
///
/// The path is walked backwards from the answer: what was waited for last counts, and what ran beside it does not. The parts
/// of a request add up to its latency exactly.
///
/// Source: the walk is that of CRISP (Zhang, Zheng and others, USENIX ATC 2022).
public final class Attribution {

    private static final double MIDDLE_FROM = 0.4;
    private static final double MIDDLE_TO = 0.6;
    private static final double SLOW_FROM = 0.95;
    private static final int LEAST = 20;

    /// One component and cause.
    public record Part(String component, Cause cause) {}

    /// A stretch of the critical path.
    ///
    /// @param span index of the span that the time belongs to
    /// @param component empty for the user
    /// @param from nanoseconds since the start of the run
    public record Stretch(int span, String component, Cause cause, long from, long to) {}

    private final Span[] spans;
    private final List<List<Integer>> children = new ArrayList<>();
    private final List<Stretch> path = new ArrayList<>();

    private Attribution(RequestTrace trace) {
        this.spans = trace.spans().toArray(Span[]::new);
        for (int i = 0; i < spans.length; i++) {
            children.add(new ArrayList<>(0));
            if (spans[i].parent() >= 0) {
                children.get(spans[i].parent()).add(i);
            }
        }
    }

    /// The shares of each workload, the largest of the slow requests first; none for a workload of which fewer than twenty
    /// answered requests are known.
    public static Map<String, List<TimeShare>> of(List<RequestTrace> traces) {
        Map<String, List<RequestTrace>> answered = new LinkedHashMap<>();
        traces.stream().filter(trace -> trace.spans().getFirst().received() >= 0)
                .filter(trace -> trace.spans().getFirst().failure().isEmpty())
                .forEach(trace -> answered.computeIfAbsent(trace.workload(), _ -> new ArrayList<>()).add(trace));
        Map<String, List<TimeShare>> shares = new LinkedHashMap<>();
        answered.forEach((workload, all) -> {
            if (all.size() >= LEAST) {
                shares.put(workload, shares(all));
            }
        });
        return shares;
    }

    private static List<TimeShare> shares(List<RequestTrace> traces) {
        List<RequestTrace> sorted = traces.stream().sorted(Comparator.comparingLong(Attribution::latency)).toList();
        int n = sorted.size();
        Map<Part, Double> middle = mean(sorted.subList((int) (MIDDLE_FROM * n), (int) Math.ceil(MIDDLE_TO * n)));
        Map<Part, Double> slow = mean(sorted.subList((int) (SLOW_FROM * n), n));
        Map<Part, TimeShare> joined = new LinkedHashMap<>();
        slow.forEach((part, seconds) -> joined.put(part,
                new TimeShare(part.component, part.cause, middle.getOrDefault(part, 0.0), seconds)));
        middle.forEach((part, seconds) -> joined.computeIfAbsent(part,
                _ -> new TimeShare(part.component, part.cause, seconds, 0)));
        return joined.values().stream().sorted(Comparator.comparingDouble(TimeShare::slow)
                .thenComparingDouble(TimeShare::middle).reversed()).toList();
    }

    private static Map<Part, Double> mean(List<RequestTrace> traces) {
        Map<Part, Double> sum = new LinkedHashMap<>();
        for (RequestTrace trace : traces) {
            parts(trace).forEach((part, time) -> sum.merge(part, time / 1e9 / traces.size(), Double::sum));
        }
        return sum;
    }

    private static long latency(RequestTrace trace) {
        return trace.spans().getFirst().received() - trace.spans().getFirst().sent();
    }

    /// The nanoseconds of one request that was answered, refused or given up, from being sent until its user went on; they add
    /// up to that time exactly. Nothing for one that was still under way at the end.
    public static Map<Part, Long> parts(RequestTrace trace) {
        Map<Part, Long> nanos = new LinkedHashMap<>();
        walk(trace).forEach(stretch -> nanos.merge(new Part(stretch.component, stretch.cause),
                stretch.to - stretch.from, Long::sum));
        return nanos;
    }

    /// The critical path of one request, from being sent until its user went on, without gaps; nothing for one that was still
    /// under way at the end.
    public static List<Stretch> path(RequestTrace trace) {
        return walk(trace).stream().sorted(Comparator.comparingLong(Stretch::from)).toList();
    }

    private static List<Stretch> walk(RequestTrace trace) {
        Attribution attribution = new Attribution(trace);
        Span request = trace.spans().getFirst();
        attribution.calls(0, "", Cause.NETWORK, request.sent(), Math.max(request.sent(), returned(request)));
        return attribution.path;
    }

    /// Attributes a stretch of time in which a span made calls: what lies between them is its own.
    private void calls(int index, String component, Cause own, long from, long to) {
        long end = to;
        int later = -1;
        for (int child = lastBefore(index, end); child >= 0 && end > from; child = lastBefore(index, end)) {
            Span call = spans[child];
            long back = Math.min(end, returned(call));
            boolean triedAgain = later >= 0 && failed(call) && spans[later].name().equals(call.name());
            add(index, component, triedAgain ? Cause.RETRY : own, back, end);
            long sent = Math.max(from, call.sent());
            if (triedAgain) {
                add(child, component, Cause.RETRY, sent, back);
            } else {
                inside(child, sent, back);
            }
            end = Math.max(from, firstCopy(call, sent));
            add(index, component, Cause.RETRY, end, sent);
            later = child;
        }
        add(index, component, own, from, end);
    }

    /// When the first of the copies was sent that were given up as soon as a call came back; else when itself was.
    private long firstCopy(Span call, long sent) {
        long first = sent;
        for (int sibling : children.get(call.parent())) {
            Span span = spans[sibling];
            if (call.received() >= 0 && span.abandoned() == call.received()
                    && span.name().equals(call.name())) {
                first = Math.min(first, span.sent());
            }
        }
        return first;
    }

    /// The call of a span that came back last before a time, rather one that was answered; -1 when there is none.
    private int lastBefore(int parent, long time) {
        int last = -1;
        for (int i : children.get(parent)) {
            Span span = spans[i];
            boolean counts = returned(span) >= 0 && returned(span) <= time
                    && span.sent() < time;
            if (counts && (last < 0 || returned(span) > returned(spans[last])
                    || returned(span) == returned(spans[last])
                            && (span.received() >= 0 || spans[last].received() < 0))) {
                last = i;
            }
        }
        return last;
    }

    private static boolean failed(Span span) {
        return span.abandoned() >= 0 || !span.failure().isEmpty();
    }

    /// When the caller went on; -1 when it never did.
    private static long returned(Span span) {
        return span.abandoned() >= 0 ? span.abandoned() : span.received();
    }

    /// Attributes the time of a call from being sent until its caller went on.
    private void inside(int index, long sent, long back) {
        Span span = spans[index];
        String component = span.name().substring(0, span.name().indexOf('.'));
        long arrived = within(span.arrived(), sent, back);
        long begun = within(span.begun(), arrived, back);
        long replied = within(span.replied(), begun, back);
        add(index, component, Cause.NETWORK, sent, arrived);
        add(index, component, Cause.QUEUE, arrived, begun);
        calls(index, component, Cause.WORK, begun, replied);
        add(index, component, Cause.NETWORK, replied, back);
    }

    private static long within(long time, long from, long to) {
        return time < 0 ? to : Math.clamp(time, from, to);
    }

    private void add(int span, String component, Cause cause, long from, long to) {
        if (to > from) {
            path.add(new Stretch(span, component, cause, from, to));
        }
    }
}
