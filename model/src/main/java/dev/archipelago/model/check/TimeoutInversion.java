package dev.archipelago.model.check;

import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
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
    private record Waiter(Wording name, TimeSpan patience) {}

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        List<Hop> hops = Hop.all(inspection);
        Map<OperationRef, List<Waiter>> waiters = new LinkedHashMap<>();
        hops.stream().filter(hop -> !Boolean.TRUE.equals(hop.connection().propagateDeadline()))
                .filter(hop -> !Boolean.TRUE.equals(hop.connection().cancel()))
                .forEach(hop -> add(waiters, hop.to(), Wording.of("'%s'", hop.from().component()), ofOneTry(hop)));
        inspection.document().workloads().forEach((id, workload) -> targets(inspection, workload)
                .forEach(to -> add(waiters, to, Wording.of("the workload '%s'", id), workload.timeout())));
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

    private static void add(Map<OperationRef, List<Waiter>> waiters, OperationRef to, Wording name,
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
        Wording tries = hop.attempts() == 1 ? Wording.NONE : Wording.of(" over %s tries", hop.attempts());
        return Finding.warning(id(), hop.pointer(),
                Wording.of("'%s' waits up to %s%s for '%s', and %s gives it up after %s.", hop.from(), waits, tries,
                        hop.to().component(), waiter.name(), waiter.patience()),
                Wording.of("Let each call wait less than whoever waits for it: less than %s here%s, or more"
                        + " there.", waiter.patience(),
                        hop.attempts() == 1 ? Wording.NONE : Wording.of(" for all tries")));
    }
}
