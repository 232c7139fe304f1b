package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
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
                        Wording.of("No step of '%s' calls '%s'.", link.from(), link.to()),
                        Wording.of("Add the call, or remove the connection.")));
    }
}
