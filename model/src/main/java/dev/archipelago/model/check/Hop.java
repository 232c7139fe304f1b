package dev.archipelago.model.check;

import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.policy.Retry;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An operation waits for another one of another component, over a connection.
record Hop(OperationRef from, OperationRef to, Connection connection) {

    /// Every call, query and look-up that is waited for; references to what does not exist are left out.
    static List<Hop> all(Inspection inspection) {
        Set<Pointer> unwaited = new HashSet<>();
        inspection.steps().stream().filter(at -> at.step() instanceof Step.Call call && call.isAsync())
                .forEach(at -> unwaited.add(at.pointer().child("call")));
        return inspection.references().stream().filter(reference -> !unwaited.contains(reference.pointer()))
                .flatMap(reference -> of(inspection, reference)).distinct().toList();
    }

    private static Stream<Hop> of(Inspection inspection, Reference reference) {
        OperationRef from = reference.from();
        if (from == null || !inspection.has(reference.to().component())
                || from.component().equals(reference.to().component())) {
            return Stream.empty();
        }
        String operation = inspection.architecture().operationId(reference.to()).orElse(null);
        return Stream.of(new Hop(from, new OperationRef(reference.to().component(), operation),
                inspection.architecture().connection(from.component(), reference.to().component())));
    }

    ConnectionId id() {
        return new ConnectionId(from.component(), to.component());
    }

    Pointer pointer() {
        return Pointer.of("connections", id().toString());
    }

    /// Tries of one call at the most.
    int attempts() {
        Retry retry = connection.retry();
        return retry == null ? 1 : retry.attempts();
    }

    /// How long the caller waits at the most for one call with all its tries; null for ever.
    @Nullable
    TimeSpan patience() {
        TimeSpan tries = allTries(connection);
        TimeSpan deadline = connection.deadline();
        return tries == null || deadline != null && deadline.compareTo(tries) < 0 ? deadline : tries;
    }

    /// How long all tries take when none is answered, the longest waits between them included; null for ever.
    static @Nullable TimeSpan allTries(Connection connection) {
        TimeSpan timeout = connection.timeout();
        Retry retry = connection.retry();
        if (timeout == null) {
            return null;
        }
        int attempts = retry == null ? 1 : retry.attempts();
        return TimeSpan.ofSeconds(attempts * timeout.seconds() + (retry == null ? 0 : retry.longestWaits()));
    }
}
