package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.scenario.Fault;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A surge or burst names a workload that does not exist.
final class SurgeTargets implements Rule {

    @Override
    public String id() {
        return "reference.workload";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        Set<String> known = inspection.document().workloads().keySet();
        return inspection.document().scenarios().entrySet().stream().flatMap(entry -> IntStream
                .range(0, entry.getValue().faults().size()).boxed()
                .flatMap(i -> finding(entry.getValue().faults().get(i),
                        Pointer.of("scenarios", entry.getKey(), "faults", i.toString()), known)));
    }

    private Stream<Finding> finding(Fault fault, Pointer at, Set<String> known) {
        return switch (fault) {
            case Fault.Surge surge -> unknown(surge.surge(), at.child("surge"), known);
            case Fault.Burst burst -> unknown(burst.burst(), at.child("burst"), known);
            default -> Stream.empty();
        };
    }

    private Stream<Finding> unknown(String workload, Pointer at, Set<String> known) {
        return known.contains(workload)
                ? Stream.empty()
                : Stream.of(Finding.error(id(), at, Wording.of("There is no workload '%s'.", workload),
                        Nearest.advice(workload, known)));
    }
}
