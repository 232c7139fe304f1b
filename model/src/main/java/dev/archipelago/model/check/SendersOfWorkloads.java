package dev.archipelago.model.check;

import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import java.util.stream.Stream;

/// A workload comes from something that is no client.
final class SendersOfWorkloads implements Rule {

    @Override
    public String id() {
        return "workload.sender";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.document().workloads().entrySet().stream()
                .flatMap(entry -> Stream.ofNullable(entry.getValue().from())
                        .filter(from -> inspection.architecture().component(from)
                                .filter(component -> component.kind() != ComponentKind.CLIENT).isPresent())
                        .map(from -> Finding.warning(id(), Pointer.of("workloads", entry.getKey(), "from"),
                                Wording.of("'%s' is no client.", from),
                                Wording.of(
                                        "Workloads come from components of kind client; what a service sends belongs into"
                                                + " its steps."))));
    }
}
