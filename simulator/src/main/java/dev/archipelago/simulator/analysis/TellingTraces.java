package dev.archipelago.simulator.analysis;

import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.measure.RequestTrace.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Picks the requests that are worth looking at from a sample: of each workload the slowest answered, the slowest that failed, and
/// those around the median.
public final class TellingTraces {

    /// Why a request is worth looking at.
    public enum Reason {
        SLOWEST, FAILED, TYPICAL
    }

    private TellingTraces() {}

    /// The requests of one kind, of all workloads together: the slowest first; typical ones those around the median first.
    ///
    /// @param most of them
    public static List<RequestTrace> of(List<RequestTrace> traces, Reason reason, int most) {
        List<RequestTrace> fitting = slowestFirst(traces.stream().filter(trace -> time(trace) >= 0)
                .filter(trace -> hasFailed(trace) == (reason == Reason.FAILED)).toList());
        int size = fitting.size();
        return switch (reason) {
            case SLOWEST, FAILED -> fitting.subList(0, Math.min(most, size));
            case TYPICAL -> IntStream.range(0, size).boxed()
                    .sorted(Comparator.comparingInt(place -> Math.abs(2 * place - size))).limit(most)
                    .map(fitting::get).toList();
        };
    }

    private static boolean hasFailed(RequestTrace trace) {
        return !trace.spans().getFirst().failure().isEmpty();
    }

    /// The picked ones in the order in which they were sampled, each once.
    ///
    /// @param most of each kind and workload
    public static List<RequestTrace> of(List<RequestTrace> traces, int most) {
        Map<String, List<RequestTrace>> answered = new LinkedHashMap<>();
        Map<String, List<RequestTrace>> failed = new LinkedHashMap<>();
        for (RequestTrace trace : traces) {
            if (time(trace) >= 0) {
                (hasFailed(trace) ? failed : answered)
                        .computeIfAbsent(trace.workload(), _ -> new ArrayList<>()).add(trace);
            }
        }
        Set<RequestTrace> picked = new LinkedHashSet<>();
        answered.values().forEach(all -> {
            List<RequestTrace> sorted = slowestFirst(all);
            picked.addAll(sorted.subList(0, Math.min(most, sorted.size())));
            int from = Math.max(0, (sorted.size() - most) / 2);
            picked.addAll(sorted.subList(from, Math.min(sorted.size(), from + most)));
        });
        failed.values().forEach(all -> slowestFirst(all).stream().limit(most).forEach(picked::add));
        return traces.stream().filter(picked::contains).toList();
    }

    private static List<RequestTrace> slowestFirst(List<RequestTrace> traces) {
        return traces.stream().sorted(Comparator.comparingLong(TellingTraces::time).reversed()).toList();
    }

    /// From being sent until the user went on, in nanoseconds; negative when that never came.
    public static long time(RequestTrace trace) {
        Span request = trace.spans().getFirst();
        return Math.max(request.received(), request.abandoned()) - request.sent();
    }
}
