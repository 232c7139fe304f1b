package dev.archipelago.model.check;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Connection;
import dev.archipelago.model.Container;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.Optional;
import java.util.stream.Stream;

/// Any number of requests queue for a few workers, and those who sent them give up: the workers get to work that nobody
/// waits for.
final class UnboundedBacklogs implements Rule {

    @Override
    public String id() {
        return "component.unbounded-backlog";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.components((id, component) -> isUnbounded(component)
                ? shortestPatience(inspection, id).stream().map(patience -> finding(id, component, patience))
                : Stream.empty());
    }

    private static boolean isUnbounded(Component component) {
        Container container = component.containerOrDefault();
        return container.workers() != null && container.backlog() == null;
    }

    private static Optional<TimeSpan> shortestPatience(Inspection inspection, ComponentId id) {
        Stream<TimeSpan> callers = Hop.all(inspection).stream().filter(hop -> hop.to().component().equals(id))
                .map(Hop::connection).filter(connection -> !Boolean.TRUE.equals(connection.cancel()))
                .filter(connection -> !Boolean.TRUE.equals(connection.propagateDeadline()))
                .flatMap(UnboundedBacklogs::ofOneTry);
        Stream<TimeSpan> workloads = inspection.document().workloads().values().stream()
                .filter(workload -> workload.targets().stream().anyMatch(to -> to.component().equals(id)))
                .flatMap(workload -> Stream.ofNullable(workload.timeout()));
        return Stream.concat(callers, workloads).min(TimeSpan::compareTo);
    }

    private static Stream<TimeSpan> ofOneTry(Connection connection) {
        return Stream.of(Optional.ofNullable(connection.timeout()), Optional.ofNullable(connection.deadline()))
                .flatMap(Optional::stream).limit(1);
    }

    private Finding finding(ComponentId id, Component component, TimeSpan patience) {
        return Finding.advice(id(), Inspection.pointer(id).child("container").child("workers"),
                Wording.of("Any number of requests may queue for the %s workers of '%s', and its callers"
                        + " give up after %s.", component.containerOrDefault().workers(), id, patience),
                Wording.of("Set components.%s.container.backlog to what the workers finish in less than %s;"
                        + " a refusal at once is better than an answer too late.", id, patience));
    }
}
