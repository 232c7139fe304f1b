package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import java.util.stream.Stream;

/// A connection is described that nothing goes over.
final class UnusedConnections implements Rule {

    @Override
    public String id() {
        return "connection.unused";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.topology().links().stream().filter(link -> link.uses().isEmpty())
                .map(link -> Finding.warning(id(), Pointer.of("connections", link.id().toString()),
                        "No step of '" + link.from() + "' calls '" + link.to() + "'.",
                        "Add the call, or remove the connection."));
    }
}
