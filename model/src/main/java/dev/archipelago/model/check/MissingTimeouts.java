package dev.archipelago.model.check;

import dev.archipelago.model.Connection;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.graph.Link;
import java.util.stream.Stream;

/// A caller waits for an answer for ever.
final class MissingTimeouts implements Rule {

    @Override
    public String id() {
        return "connection.no-timeout";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.topology().links().stream().filter(Link::isSynchronous)
                .filter(link -> !link.from().equals(link.to()))
                .filter(link -> isUnbounded(inspection.architecture().connection(link.from(), link.to())))
                .map(link -> finding(inspection, link));
    }

    private static boolean isUnbounded(Connection connection) {
        return connection.timeout() == null && connection.deadline() == null;
    }

    private Finding finding(Inspection inspection, Link link) {
        boolean declared = inspection.architecture().connections().containsKey(link.id());
        Pointer pointer = declared
                ? Pointer.of("connections", link.id().toString())
                : Inspection.pointer(link.from());
        return Finding.warning(id(), pointer,
                Wording.of("'%s' waits for '%s' without a time-out.", link.from(), link.to()),
                Wording.of("Set connections.%s.timeout to a little more than the slowest answer that is"
                        + " still of use.", link.id()));
    }
}
