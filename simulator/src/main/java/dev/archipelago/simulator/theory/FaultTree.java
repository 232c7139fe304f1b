package dev.archipelago.simulator.theory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A failure that happens when all events of one of its cut sets have happened; events are independent.
///
/// Source: Vesely et al., Fault Tree Handbook, NUREG-0492 (1981).
///
/// @param cuts sets of events; those that hold another one say nothing new and are left out
/// @param <E> what names an event
public record FaultTree<E>(List<Set<E>> cuts) {

    public FaultTree {
        List<Set<E>> minimal = new ArrayList<>();
        for (Set<E> cut : cuts.stream().map(Set::copyOf).distinct().toList()) {
            if (cuts.stream().noneMatch(other -> other.size() < cut.size() && cut.containsAll(other))) {
                minimal.add(cut);
            }
        }
        cuts = List.copyOf(minimal);
    }

    /// How likely it happens: exact, by cases of one event after the other.
    ///
    /// @param probability of each event
    public double exact(Map<E, Double> probability) {
        return exact(cuts, probability, new HashMap<>());
    }

    /// The sum over the cut sets: near the truth while they are all unlikely, never below it.
    public double rareEvent(Map<E, Double> probability) {
        return cuts.stream().mapToDouble(cut -> all(cut, probability)).sum();
    }

    /// As if the cut sets had nothing in common: never below the truth, and at most 1.
    public double upperBound(Map<E, Double> probability) {
        return 1 - cuts.stream().mapToDouble(cut -> 1 - all(cut, probability)).reduce(1, (a, b) -> a * b);
    }

    /// Birnbaum importance of each event: by how much the failure is likelier when the event has happened than when it
    /// cannot.
    public Map<E, Double> importance(Map<E, Double> probability) {
        Map<E, Double> importance = new LinkedHashMap<>();
        probability.keySet().forEach(event -> importance.put(event, given(event, 1, probability)
                - given(event, 0, probability)));
        return importance;
    }

    private double given(E event, double certain, Map<E, Double> probability) {
        Map<E, Double> changed = new HashMap<>(probability);
        changed.put(event, certain);
        return exact(changed);
    }

    private static <E> double all(Set<E> cut, Map<E, Double> probability) {
        return cut.stream().mapToDouble(event -> of(event, probability)).reduce(1, (a, b) -> a * b);
    }

    private static <E> double of(E event, Map<E, Double> probability) {
        Double known = probability.get(event);
        if (known == null) {
            throw new IllegalArgumentException("no probability of " + event);
        }
        return known;
    }

    private static <E> double exact(List<Set<E>> cuts, Map<E, Double> probability, Map<Set<Set<E>>, Double> known) {
        if (cuts.isEmpty()) {
            return 0;
        }
        if (cuts.stream().anyMatch(Set::isEmpty)) {
            return 1;
        }
        Set<Set<E>> key = new HashSet<>(cuts);
        Double before = known.get(key);
        if (before != null) {
            return before;
        }
        E event = commonest(cuts);
        double likely = of(event, probability);
        List<Set<E>> without = cuts.stream().filter(cut -> !cut.contains(event)).toList();
        List<Set<E>> happened = cuts.stream().map(cut -> cut.stream().filter(other -> !other.equals(event))
                .collect(Collectors.toSet())).toList();
        double value = likely * exact(happened, probability, known) + (1 - likely) * exact(without, probability, known);
        known.put(key, value);
        return value;
    }

    private static <E> E commonest(List<Set<E>> cuts) {
        Map<E, Integer> counts = new LinkedHashMap<>();
        cuts.forEach(cut -> cut.forEach(event -> counts.merge(event, 1, Integer::sum)));
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }
}
