package dev.archipelago.model.check;

import dev.archipelago.model.Component;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Resource;
import dev.archipelago.model.Step;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Requests that hold permits of a resource wait for more of the same one: when they hold all of them, none goes on.
///
/// With n requests at work that each hold h permits while they wait for p more, n * h + p are enough.
/// Source: the sizing of connection pools in the documentation of HikariCP, which has h and p for one connection at a time.
final class ResourceDeadlock implements Rule {
    private static final int MOST_TURNS = 100;

    @Override
    public String id() {
        return "component.resource-deadlock";
    }

    /// A step that waits for permits while others of the resource are held.
    private record Wait(int held, int more) {
        long enough(int requests) {
            return (long) requests * held + more;
        }

        static Wait longer(Wait one, Wait other) {
            return one.held >= other.held ? one : other;
        }
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.operations((ref, operation) -> findings(inspection, ref, operation));
    }

    private Stream<Finding> findings(Inspection inspection, OperationRef ref, Operation operation) {
        Component component = inspection.components().get(ref.component());
        if (component == null || component.resources().isEmpty()) {
            return Stream.empty();
        }
        Map<String, Wait> waits = new LinkedHashMap<>();
        follow(operation.steps(), new HashMap<>(), waits);
        Integer workers = component.container() == null ? null : component.container().workers();
        return waits.entrySet().stream().flatMap(
                entry -> finding(ref, entry.getKey(), component.resources().get(entry.getKey()), entry.getValue(),
                        workers));
    }

    private static void follow(List<Step> steps, Map<String, Integer> held, Map<String, Wait> waits) {
        for (Step step : steps) {
            switch (step) {
                case Step.Acquire acquire -> {
                    int more = acquire.permits() == null ? 1 : acquire.permits();
                    int before = held.getOrDefault(acquire.acquire(), 0);
                    if (before > 0 && acquire.maxWait() == null && !Boolean.TRUE.equals(acquire.shared())) {
                        waits.merge(acquire.acquire(), new Wait(before, more), Wait::longer);
                    }
                    held.put(acquire.acquire(), before + more);
                }
                case Step.Release release -> held.computeIfPresent(release.release(),
                        (_, before) -> Math.max(0, before - (release.permits() == null ? 1 : release.permits())));
                case Step.Choice choice -> choice.choice()
                        .forEach(branch -> follow(branch.steps(), new HashMap<>(held), waits));
                case Step.Degrade degrade -> {
                    follow(degrade.degrade(), new HashMap<>(held), waits);
                    follow(degrade.full(), new HashMap<>(held), waits);
                }
                case Step.Repeat repeat -> {
                    for (int i = 0; i < Math.min(MOST_TURNS, Math.ceil(repeat.repeat().expected())); i++) {
                        follow(repeat.steps(), held, waits);
                    }
                }
                default -> follow(step.children(), held, waits);
            }
        }
    }

    private Stream<Finding> finding(OperationRef ref, String resource, @Nullable Resource settings, Wait wait,
            @Nullable Integer workers) {
        int capacity = settings == null || settings.capacity() == null ? 1 : settings.capacity();
        if (settings == null || workers != null && capacity >= wait.enough(workers)) {
            return Stream.empty();
        }
        return Stream.of(Finding.warning(id(), Inspection.pointer(ref).child("steps"),
                Wording.of("'%s' waits for %s more of '%s' while it holds %s, and %s requests at a time can"
                        + " hold all %s: then none goes on.", ref, wait.more(), resource, wait.held(),
                        workers == null ? Wording.of("any number of") : workers, capacity),
                Wording.of("Take all that is needed in one step, or give up after maxWait%s",
                        workers == null
                                ? Wording.of(".")
                                : Wording.of(", or have at least %s of them.", wait.enough(workers)))));
    }
}
