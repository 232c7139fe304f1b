package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import java.util.stream.Stream;

/// Nothing is asked of the architecture.
final class MissingWorkload implements Rule {

    @Override
    public String id() {
        return "workload.missing";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        boolean scheduled = inspection.operations((_, operation) -> Stream.ofNullable(operation.every())).findAny()
                .isPresent();
        return inspection.document().workloads().isEmpty() && !scheduled && !inspection.components().isEmpty()
                ? Stream.of(Finding.advice(id(), Pointer.of("workloads"),
                        Wording.of("There is no workload, so that there is nothing to simulate."),
                        Wording.of(
                                "Add one such as \"users\": { \"enters\": \"web\", \"arrivals\": \"poisson(10/s)\" }.")))
                : Stream.empty();
    }
}
