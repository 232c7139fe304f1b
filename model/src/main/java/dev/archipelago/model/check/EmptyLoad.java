package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.scenario.Arrival;
import java.util.stream.Stream;

/// A workload sends nothing.
final class EmptyLoad implements Rule {

    @Override
    public String id() {
        return "workload.no-load";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.document().workloads().entrySet().stream()
                .filter(entry -> entry.getValue().arrivals() != null && entry.getValue().arrivals().highest() == 0)
                .filter(entry -> !(entry.getValue().arrivals() instanceof Arrival.Table table
                        && table.points().isEmpty()))
                .map(entry -> Finding.warning(id(), Pointer.of("workloads", entry.getKey(), "arrivals"),
                        Wording.of("The workload '%s' never sends a request.", entry.getKey()),
                        Wording.of("Give it a rate above 0/s, or remove it.")));
    }
}
