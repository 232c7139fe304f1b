package dev.archipelago.simulator.plan;

import dev.archipelago.model.graph.Islands;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A part of a plan that shares nothing with the rest: no call leads in or out.
///
/// Islands can be simulated one after the other with the same result as side by side, as every stream of random numbers
/// belongs to one entity. One after the other is faster, because what is under way stays in the cache.
///
/// @param stations their numbers in the plan
/// @param sources their numbers in the plan
public record Island(List<Integer> stations, List<Integer> sources) {

    public Island {
        stations = List.copyOf(stations);
        sources = List.copyOf(sources);
    }

    /// At least one; stations that no source reaches are in the first.
    public static List<Island> of(Plan plan) {
        Islands islands = new Islands(plan.stations().size());
        plan.links().stream().filter(link -> link.from() >= 0).forEach(link -> islands.connect(link.from(), link.to()));
        List<List<Integer>> entries = plan.sources().stream().map(source -> entries(plan, source)).toList();
        entries.forEach(stations -> stations.forEach(station -> islands.connect(stations.getFirst(), station)));
        Map<Integer, List<Integer>> sources = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            if (!entries.get(i).isEmpty()) {
                sources.computeIfAbsent(entries.get(i).getFirst(), _ -> new ArrayList<>()).add(i);
            }
        }
        List<Integer> unreached = new ArrayList<>();
        List<Island> reached = new ArrayList<>();
        for (List<Integer> stations : islands.places()) {
            List<Integer> entering = stations.stream()
                    .flatMap(station -> sources.getOrDefault(station, List.of()).stream()).sorted().toList();
            if (entering.isEmpty()) {
                unreached.addAll(stations);
            } else {
                reached.add(new Island(stations, entering));
            }
        }
        List<Integer> silent = IntStream.range(0, entries.size()).filter(i -> entries.get(i).isEmpty()).boxed()
                .toList();
        return reached.isEmpty() ? List.of(new Island(unreached, silent)) : withFirst(reached, unreached, silent);
    }

    private static List<Island> withFirst(List<Island> islands, List<Integer> stations, List<Integer> sources) {
        Island first = islands.getFirst();
        List<Island> all = new ArrayList<>(islands);
        all.set(0, new Island(join(first.stations, stations), join(first.sources, sources)));
        return List.copyOf(all);
    }

    private static List<Integer> join(List<Integer> some, List<Integer> others) {
        return IntStream.concat(some.stream().mapToInt(i -> i), others.stream().mapToInt(i -> i)).sorted().boxed()
                .toList();
    }

    /// The stations that requests of a source enter.
    private static List<Integer> entries(Plan plan, SourcePlan source) {
        return source.journeys().stream().flatMap(journey -> journey.calls().stream())
                .map(call -> plan.links().get(plan.calls().get(call.call()).link()).to()).toList();
    }
}
