package dev.archipelago.model.remedy;

import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.Retry;
import dev.archipelago.model.quantity.TimeSpan;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How long others wait for a caller, and so how long it may wait itself.
///
/// @param seconds the shortest patience of anybody who waits for the caller; null where nobody gives up
record Patience(@Nullable Double seconds) {
    /// The part of it that a call may take, so that there is time for the rest.
    private static final double PART = 0.8;
    private static final double USUAL_SECONDS = 1;
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.DOWN);

    static Patience of(Document document, ConnectionId connection) {
        Stream<TimeSpan> callers = document.architecture().connections().entrySet().stream()
                .filter(entry -> entry.getKey().to().equals(connection.from())).map(entry -> ofOneTry(entry.getValue()))
                .flatMap(Optional::stream);
        Stream<TimeSpan> workloads = document.workloads().values().stream()
                .filter(workload -> workload.targets().stream()
                        .anyMatch(to -> to.component().equals(connection.from())))
                .map(workload -> workload.timeout()).filter(Objects::nonNull);
        return new Patience(Stream.concat(callers, workloads).map(TimeSpan::seconds).min(Double::compare).orElse(null));
    }

    private static Optional<TimeSpan> ofOneTry(Connection connection) {
        return Optional.ofNullable(connection.timeout() == null ? connection.deadline() : connection.timeout());
    }

    /// Whether the design says how long anybody waits: who is before the caller, or the deadline of the connection.
    boolean isKnown(Connection connection) {
        return seconds != null || connection.deadline() != null;
    }

    /// A time-out for each try over a connection, so that all tries end before whoever waits gives up and before the
    /// deadline; empty where the waits between the tries alone take as long.
    Optional<TimeSpan> timeout(Connection connection) {
        Retry retry = connection.retry();
        int attempts = retry == null ? 1 : retry.attempts();
        double waits = retry == null ? 0 : retry.longestWaits();
        TimeSpan deadline = connection.deadline();
        if (!isKnown(connection)) {
            return rounded(USUAL_SECONDS);
        }
        double all = Math.min(seconds == null ? Double.MAX_VALUE : seconds * PART,
                deadline == null ? Double.MAX_VALUE : deadline.seconds());
        return rounded((all - waits) / attempts);
    }

    /// Two digits of it, never more than it; empty below a millisecond.
    static Optional<TimeSpan> rounded(double seconds) {
        return seconds < 0.001
                ? Optional.empty()
                : Optional.of(TimeSpan.ofSeconds(new BigDecimal(seconds + 1e-9).round(TWO_DIGITS).doubleValue()));
    }
}
