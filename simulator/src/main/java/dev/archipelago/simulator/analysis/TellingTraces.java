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

/// Picks the requests that are worth looking at from a sample: of each workload the slowest answered, the slowest that failed, and
/// those around the median.
public final class TellingTraces {

    private TellingTraces() {}

    /// The picked ones in the order in which they were sampled, each once.
    ///
    /// @param most of each kind and workload
    public static List<RequestTrace> of(List<RequestTrace> traces, int most) {
        Map<String, List<RequestTrace>> answered = new LinkedHashMap<>();
        Map<String, List<RequestTrace>> failed = new LinkedHashMap<>();
        for (RequestTrace trace : traces) {
            if (time(trace) >= 0) {
                (trace.spans().getFirst().failure().isEmpty() ? answered : failed)
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
    private static long time(RequestTrace trace) {
        Span request = trace.spans().getFirst();
        return Math.max(request.received(), request.abandoned()) - request.sent();
    }
}
