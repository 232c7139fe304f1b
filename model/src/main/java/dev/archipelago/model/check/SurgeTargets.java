package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.scenario.Fault;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A surge names a workload that does not exist.
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
                .flatMap(i -> entry.getValue().faults().get(i) instanceof Fault.Surge surge
                        && !known.contains(surge.surge())
                                ? Stream.of(Finding.error(id(),
                                        Pointer.of("scenarios", entry.getKey(), "faults", i.toString(), "surge"),
                                        "There is no workload '" + surge.surge() + "'.",
                                        Nearest.hint(surge.surge(), known)))
                                : Stream.empty()));
    }
}
