package dev.archipelago.model.check;

import dev.archipelago.model.OperationRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How often operations call one another, directly and in the end.
final class CallTree {
    private final Map<OperationRef, Map<OperationRef, Double>> calls = new LinkedHashMap<>();
    private final Map<OperationRef, Double> totals = new LinkedHashMap<>();
    private final Set<OperationRef> circular = new LinkedHashSet<>();

    CallTree(Inspection inspection) {
        inspection.references().forEach(reference -> {
            OperationRef from = reference.from();
            if (from != null) {
                inspection.architecture().operationId(reference.to())
                        .map(id -> new OperationRef(reference.to().component(), id))
                        .ifPresent(to -> calls.computeIfAbsent(from, _ -> new LinkedHashMap<>()).merge(to,
                                reference.times(), Double::sum));
            }
        });
        addUp();
        keepCircles();
    }

    /// Calls made in the end for one request, its own included; of operations that do not call in circles.
    Map<OperationRef, Double> totals() {
        return totals;
    }

    /// What an operation calls, and how often on average.
    Map<OperationRef, Double> callsOf(OperationRef operation) {
        return calls.getOrDefault(operation, Map.of());
    }

    /// One circle for each group of operations that call one another.
    List<List<OperationRef>> circles() {
        List<List<OperationRef>> circles = new ArrayList<>();
        Set<OperationRef> seen = new HashSet<>();
        for (OperationRef start : circular) {
            List<OperationRef> walk = new ArrayList<>();
            OperationRef at = start;
            while (seen.add(at)) {
                walk.add(at);
                at = callsOf(at).keySet().stream().filter(circular::contains).findFirst().orElse(at);
            }
            int first = walk.indexOf(at);
            if (first >= 0) {
                circles.add(List.copyOf(walk.subList(first, walk.size())));
            }
        }
        return circles;
    }

    /// From the operations that call nothing upwards; what is left calls in circles or leads to such a circle.
    private void addUp() {
        Map<OperationRef, Integer> open = new LinkedHashMap<>();
        Map<OperationRef, List<OperationRef>> callers = new LinkedHashMap<>();
        Deque<OperationRef> ready = new ArrayDeque<>();
        calls.forEach((from, called) -> {
            open.put(from, called.size());
            called.keySet().forEach(to -> callers.computeIfAbsent(to, _ -> new ArrayList<>()).add(from));
        });
        callers.keySet().stream().filter(to -> !calls.containsKey(to)).forEach(ready::add);
        while (!ready.isEmpty()) {
            OperationRef operation = ready.remove();
            totals.put(operation, 1 + callsOf(operation).entrySet().stream()
                    .mapToDouble(call -> call.getValue() * totals.getOrDefault(call.getKey(), 1.0)).sum());
            callers.getOrDefault(operation, List.of()).stream()
                    .filter(caller -> open.merge(caller, -1, Integer::sum) == 0).forEach(ready::add);
        }
        calls.keySet().stream().filter(operation -> !totals.containsKey(operation)).forEach(circular::add);
    }

    /// Leaves out what leads to a circle without being called from one.
    private void keepCircles() {
        Map<OperationRef, Integer> callers = new LinkedHashMap<>();
        circular.forEach(from -> callsOf(from).keySet().stream().filter(circular::contains)
                .forEach(to -> callers.merge(to, 1, Integer::sum)));
        Deque<OperationRef> uncalled = new ArrayDeque<>(
                circular.stream().filter(operation -> !callers.containsKey(operation)).toList());
        while (!uncalled.isEmpty()) {
            OperationRef operation = uncalled.remove();
            circular.remove(operation);
            callsOf(operation).keySet().stream().filter(circular::contains)
                    .filter(to -> callers.merge(to, -1, Integer::sum) == 0).forEach(uncalled::add);
        }
    }
}
