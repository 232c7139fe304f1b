package dev.archipelago.model.check;

import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import java.util.stream.Stream;

/// A client offers operations, though it only sends.
final class ClientOperations implements Rule {

    @Override
    public String id() {
        return "component.client-operations";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.components((id, component) -> component.kind() == ComponentKind.CLIENT
                && !component.operations().isEmpty()
                        ? Stream.of(Finding.warning(id(), Inspection.pointer(id).child("operations"),
                                Wording.of("'%s' is a client and only sends; its operations are never called.", id),
                                Wording.of("Describe what it sends as a workload, or make it a service.")))
                        : Stream.empty());
    }
}
