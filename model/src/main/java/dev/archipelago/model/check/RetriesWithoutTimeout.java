package dev.archipelago.model.check;

import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
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
        String end = connection.deadline() == null
                ? "for ever"
                : "until the deadline of " + connection.deadline() + " has passed";
        return Finding.warning(id(), Pointer.of("connections", id.toString(), "retry"),
                "Time-outs over '" + id + "' are to be tried again, and the first try waits " + end + ".",
                "Set connections." + id + ".timeout for each try"
                        + (connection.deadline() == null
                                ? "."
                                : ", to less than the deadline by the number of tries."));
    }
}
