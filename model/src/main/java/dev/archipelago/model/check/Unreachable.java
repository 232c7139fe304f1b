package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import java.util.stream.Stream;

/// A component is never asked anything.
final class Unreachable implements Rule {

    @Override
    public String id() {
        return "graph.unreachable";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.document().workloads().isEmpty()
                ? Stream.empty()
                : inspection.topology().unreachable().stream().map(id -> Finding.warning(id(), Inspection.pointer(id),
                        "No workload or scheduled job ever reaches '" + id + "'.",
                        "Connect it, or remove it."));
    }
}
