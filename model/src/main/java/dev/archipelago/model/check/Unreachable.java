package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
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
                        Wording.of("No workload or scheduled job ever reaches '%s'.", id),
                        Wording.of("Connect it, or remove it.")));
    }
}
