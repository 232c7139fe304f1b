package dev.archipelago.model.check;

import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.policy.Retry;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.stream.Stream;

/// There is no time for all the tries that are allowed.
final class RetriesBeyondDeadline implements Rule {

    @Override
    public String id() {
        return "connection.retries-exceed-deadline";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.architecture().connections().entrySet().stream()
                .flatMap(entry -> finding(entry.getKey(), entry.getValue()));
    }

    private Stream<Finding> finding(ConnectionId id, Connection connection) {
        Retry retry = connection.retry();
        TimeSpan deadline = connection.deadline();
        TimeSpan tries = Hop.allTries(connection);
        if (retry == null || tries == null || deadline == null || tries.compareTo(deadline) <= 0) {
            return Stream.empty();
        }
        double waits = retry.longestWaits();
        Wording between = waits == 0
                ? Wording.NONE
                : Wording.of(" with up to %s between them", TimeSpan.ofSeconds(waits));
        return Stream.of(Finding.warning(id(), Pointer.of("connections", id.toString(), "retry"),
                Wording.of("%s tries of %s%s take longer than the deadline of %s.", retry.attempts(),
                        connection.timeout(), between, deadline),
                Wording.of("Lower the time-out or the number of tries.")));
    }
}
