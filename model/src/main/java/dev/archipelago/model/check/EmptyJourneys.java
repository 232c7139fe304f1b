package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import java.util.stream.Stream;

/// A journey leads nowhere.
final class EmptyJourneys implements Rule {

    @Override
    public String id() {
        return "workload.empty-journey";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.document().workloads().entrySet().stream()
                .flatMap(workload -> workload.getValue().journeys().entrySet().stream()
                        .filter(journey -> journey.getValue().steps().isEmpty())
                        .map(journey -> Finding.error(id(),
                                Pointer.of("workloads", workload.getKey(), "journeys", journey.getKey()),
                                "The journey '" + journey.getKey() + "' has no steps.",
                                "Add the requests it makes, or remove it.")));
    }
}
