package dev.archipelago.model.check;

import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An operation waits longer than whoever waits for it: it works on when the answer is of no use to anybody.
final class TimeoutInversion implements Rule {

    @Override
    public String id() {
        return "connection.timeout-beyond-caller";
    }

    /// Who waits how long for an operation.
    private record Waiter(String name, TimeSpan patience) {}

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        List<Hop> hops = Hop.all(inspection);
        Map<OperationRef, List<Waiter>> waiters = new LinkedHashMap<>();
        hops.stream().filter(hop -> !Boolean.TRUE.equals(hop.connection().propagateDeadline()))
                .filter(hop -> !Boolean.TRUE.equals(hop.connection().cancel()))
                .forEach(hop -> add(waiters, hop.to(), "'" + hop.from().component() + "'", ofOneTry(hop)));
        inspection.document().workloads().forEach((id, workload) -> targets(inspection, workload)
                .forEach(to -> add(waiters, to, "the workload '" + id + "'", workload.timeout())));
        Map<ConnectionId, Finding> found = new LinkedHashMap<>();
        hops.forEach(hop -> finding(hop, waiters.getOrDefault(hop.from(), List.of()))
                .ifPresent(finding -> found.putIfAbsent(hop.id(), finding)));
        return found.values().stream();
    }

    private static @Nullable TimeSpan ofOneTry(Hop hop) {
        TimeSpan timeout = hop.connection().timeout();
        return timeout == null ? hop.connection().deadline() : timeout;
    }

    private static Stream<OperationRef> targets(Inspection inspection, Workload workload) {
        return workload.targets().stream().flatMap(to -> inspection.architecture().operationId(to).stream()
                .map(operation -> new OperationRef(to.component(), operation)));
    }

    private static void add(Map<OperationRef, List<Waiter>> waiters, OperationRef to, String name,
            @Nullable TimeSpan patience) {
        if (patience != null) {
            waiters.computeIfAbsent(to, _ -> new ArrayList<>()).add(new Waiter(name, patience));
        }
    }

    private Optional<Finding> finding(Hop hop, List<Waiter> waiters) {
        TimeSpan waits = hop.patience();
        return waits == null
                ? Optional.empty()
                : waiters.stream().filter(waiter -> waiter.patience().compareTo(waits) < 0)
                        .min((a, b) -> a.patience().compareTo(b.patience())).map(waiter -> finding(hop, waits, waiter));
    }

    private Finding finding(Hop hop, TimeSpan waits, Waiter waiter) {
        String tries = hop.attempts() == 1 ? "" : " over " + hop.attempts() + " tries";
        return Finding.warning(id(), hop.pointer(),
                "'" + hop.from() + "' waits up to " + waits + tries + " for '" + hop.to().component() + "', and "
                        + waiter.name() + " gives it up after " + waiter.patience() + ".",
                "Let each call wait less than whoever waits for it: less than " + waiter.patience() + " here"
                        + (hop.attempts() == 1 ? "" : " for all tries") + ", or more there.");
    }
}
