package dev.archipelago.simulator.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What an observation has entries of: the same for all replications of a plan, whatever happened in them.
///
/// @param ids in order, by what they are of; those of intervals when all intervals have the same
/// @param lengths of arrays that have a place for each kind of failure or fate
/// @param intervals of the time line
public record ObservationShape(Map<String, List<String>> ids, List<Integer> lengths, int intervals) {

    public static ObservationShape of(Observation observation) {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        put(ids, "workloads", observation.requests());
        put(ids, "operations", observation.operations());
        put(ids, "components", observation.components());
        put(ids, "connections", observation.connections());
        put(ids, "channels", observation.channels());
        put(ids, "transactions", observation.transactions());
        put(ids, "caches", observation.storage().caches());
        put(ids, "databases", observation.storage().databases());
        put(ids, "resources", observation.storage().resources());
        put(ids, "pools", observation.cluster().pools());
        put(ids, "pods", observation.cluster().pods());
        put(ids, "held", observation.cluster().held());
        ids.putAll(intervals(observation));
        return new ObservationShape(ids, lengths(observation), observation.series().size());
    }

    /// The same with another number of intervals.
    public ObservationShape withIntervals(int count) {
        return new ObservationShape(ids, lengths, count);
    }

    private static void put(Map<String, List<String>> ids, String what, Map<String, ?> entries) {
        ids.put(what, List.copyOf(entries.keySet()));
    }

    /// Of the first; where another differs it says so.
    private static Map<String, List<String>> intervals(Observation observation) {
        List<Map<String, List<String>>> all = new ArrayList<>();
        for (Observation.Interval interval : observation.series()) {
            Map<String, List<String>> ids = new LinkedHashMap<>();
            put(ids, "workloads of intervals", interval.requests());
            put(ids, "components of intervals", interval.components());
            put(ids, "channels of intervals", interval.channels());
            put(ids, "breakers of intervals", interval.breakers());
            all.add(ids);
        }
        return all.stream().distinct().count() > 1
                ? Map.of("intervals", List.of("differ"))
                : all.stream().findFirst().orElse(Map.of());
    }

    private static List<Integer> lengths(Observation observation) {
        TreeSet<Integer> failures = new TreeSet<>();
        observation.requests().values().forEach(requests -> failures.add(requests.failures().length));
        observation.connections().values().forEach(traffic -> failures.add(traffic.failures().length));
        observation.series().forEach(interval -> interval.requests().values()
                .forEach(served -> failures.add(served.causes().length)));
        TreeSet<Integer> fates = new TreeSet<>();
        observation.channels().values().forEach(messages -> fates.add(messages.fates().length));
        List<Integer> lengths = new ArrayList<>(failures);
        lengths.addAll(fates);
        return lengths;
    }
}
