package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
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
                                Wording.of("The journey '%s' has no steps.", journey.getKey()),
                                Wording.of("Add the requests it makes, or remove it."))));
    }
}
