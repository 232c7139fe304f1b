package dev.archipelago.model.check;

import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.policy.Retry;
import dev.archipelago.model.policy.RetryCause;
import java.util.stream.Stream;

/// Time-outs are to be tried again, and no single try ever times out.
final class RetriesWithoutTimeout implements Rule {

    @Override
    public String id() {
        return "connection.retry-without-timeout";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.architecture().connections().entrySet().stream()
                .filter(entry -> isInVain(entry.getValue()))
                .map(entry -> finding(entry.getKey(), entry.getValue()));
    }

    private static boolean isInVain(Connection connection) {
        Retry retry = connection.retry();
        return retry != null && retry.attempts() > 1 && connection.timeout() == null
                && retry.causes().contains(RetryCause.TIMEOUT);
    }

    private Finding finding(ConnectionId id, Connection connection) {
        Wording end = connection.deadline() == null
                ? Wording.of("for ever")
                : Wording.of("until the deadline of %s has passed", connection.deadline());
        return Finding.warning(id(), Pointer.of("connections", id.toString(), "retry"),
                Wording.of("Time-outs over '%s' are to be tried again, and the first try waits %s.", id, end),
                Wording.of("Set connections.%s.timeout for each try%s", id,
                        connection.deadline() == null
                                ? Wording.of(".")
                                : Wording.of(", to less than the deadline by the number of tries.")));
    }
}
