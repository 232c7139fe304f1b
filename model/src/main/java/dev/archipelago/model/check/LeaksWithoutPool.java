package dev.archipelago.model.check;

import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.scenario.Fault;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Connections leak where there may be any number of them, so that nobody ever misses one.
final class LeaksWithoutPool implements Rule {

    @Override
    public String id() {
        return "fault.leak-without-pool";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.document().scenarios().entrySet().stream().flatMap(entry -> IntStream
                .range(0, entry.getValue().faults().size()).boxed()
                .flatMap(i -> entry.getValue().faults().get(i) instanceof Fault.Leak leak
                        && isUnbounded(inspection, leak.leak())
                                ? Stream.of(finding(leak.leak(), Pointer.of("scenarios", entry.getKey(), "faults",
                                        i.toString(), "leak")))
                                : Stream.empty()));
    }

    private static boolean isUnbounded(Inspection inspection, ConnectionId id) {
        Connection connection = inspection.architecture().connection(id.from(), id.to());
        return connection.pool() == null || connection.pool().size() == null;
    }

    private Finding finding(ConnectionId id, Pointer at) {
        return Finding.warning(id(), at,
                Wording.of("Connections of '%s' leak, but it may have any number of them: nothing will be"
                        + " felt.", id),
                Wording.of("Say how many there are at most, in pool.size of '%s'.", id));
    }
}
