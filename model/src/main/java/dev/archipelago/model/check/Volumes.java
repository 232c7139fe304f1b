package dev.archipelago.model.check;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.scenario.Workload;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// How many calls go over connections per second when the workloads are at their highest.
///
/// Nothing is known of what is reached by closed workloads without a think time, by messages, by scheduled jobs and by
/// calls in circles.
final class Volumes {
    private final Inspection inspection;
    private final Map<OperationRef, Double> rates = new LinkedHashMap<>();

    Volumes(Inspection inspection) {
        this.inspection = inspection;
        CallTree tree = new CallTree(inspection);
        inspection.document().workloads().values().forEach(this::enter);
        Map<OperationRef, Integer> open = new LinkedHashMap<>();
        inspection.operations((ref, _) -> tree.callsOf(ref).keySet().stream())
                .forEach(to -> open.merge(to, 1, Integer::sum));
        Deque<OperationRef> ready = new ArrayDeque<>();
        inspection.operations((ref, operation) -> {
            if (operation.consumes() != null || operation.every() != null) {
                rates.put(ref, Double.NaN);
            }
            return Stream.of(ref);
        }).filter(ref -> !open.containsKey(ref)).forEach(ready::add);
        while (!ready.isEmpty()) {
            OperationRef from = ready.remove();
            tree.callsOf(from).forEach((to, times) -> {
                rates.merge(to, rates.getOrDefault(from, 0.0) * times, Double::sum);
                if (open.merge(to, -1, Integer::sum) == 0) {
                    ready.add(to);
                }
            });
        }
        open.forEach((to, callers) -> {
            if (callers > 0) {
                rates.put(to, Double.NaN);
            }
        });
    }

    /// Calls per second over a connection; empty when that is not known.
    OptionalDouble over(ConnectionId id) {
        double sum = 0;
        for (Reference reference : inspection.references()) {
            OperationRef from = reference.from();
            if (from != null && from.component().equals(id.from()) && reference.to().component().equals(id.to())) {
                sum += rates.getOrDefault(from, 0.0) * reference.times();
            }
        }
        return Double.isNaN(sum) ? OptionalDouble.empty() : OptionalDouble.of(sum);
    }

    /// The most replicas that a component has.
    int mostReplicas(ComponentId id) {
        Component component = inspection.components().get(id);
        return component == null ? 1 : component.mostReplicas();
    }

    private void enter(Workload workload) {
        double sessions = workload.arrivals() != null ? workload.arrivals().highest() : Double.NaN;
        double weights = workload.mix().values().stream().mapToDouble(Double::doubleValue).sum();
        for (OperationRef target : workload.targets()) {
            double share = workload.mix().isEmpty() ? 1 : workload.mix().getOrDefault(target, 0.0) / weights;
            inspection.architecture().operationId(target).ifPresent(operation -> rates.merge(
                    new OperationRef(target.component(), operation),
                    workload.journeys().isEmpty() ? sessions * share : Double.NaN, Double::sum));
        }
    }
}
