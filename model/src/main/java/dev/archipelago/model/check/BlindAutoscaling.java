package dev.archipelago.model.check;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.policy.Autoscaling;
import java.util.stream.Stream;

/// Autoscaling follows what nothing in the design ever changes.
final class BlindAutoscaling implements Rule {

    @Override
    public String id() {
        return "component.autoscaling-sees-nothing";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.components((id, component) -> {
            Autoscaling given = component.autoscaling();
            Pointer at = Inspection.pointer(id).child("autoscaling");
            return given == null
                    ? Stream.empty()
                    : Stream.of(memory(id, component, given, at), lag(id, component, given, at), zero(id, given, at))
                            .flatMap(found -> found);
        });
    }

    private Stream<Finding> memory(ComponentId id, Component component, Autoscaling given, Pointer at) {
        boolean told = component.containerOrDefault().memoryBase() != null
                || component.containerOrDefault().memoryPerRequest() != null;
        return given.memory() == null || told
                ? Stream.empty()
                : Stream.of(Finding.warning(id(), at.child("memory"),
                        Wording.of("'%s' scales by its memory use, and nothing says what memory it uses.", id),
                        Wording.of("Set components.%s.container.memoryBase and memoryPerRequest.", id)));
    }

    private Stream<Finding> lag(ComponentId id, Component component, Autoscaling given, Pointer at) {
        boolean consumes = component.operations().values().stream().anyMatch(o -> o.consumes() != null);
        return given.lag() == null || consumes
                ? Stream.empty()
                : Stream.of(Finding.warning(id(), at.child("lag"),
                        Wording.of("'%s' scales by waiting messages, and consumes none.", id),
                        Wording.of("Let one of its operations consume a channel, or scale by something else.")));
    }

    private Stream<Finding> zero(ComponentId id, Autoscaling given, Pointer at) {
        return given.min() > 0 || given.lag() != null || given.requests() != null || !given.schedule().isEmpty()
                ? Stream.empty()
                : Stream.of(Finding.warning(id(), at.child("min"),
                        Wording.of("'%s' may have no replica, and what it scales by needs one to be measured; one"
                                + " stays.", id),
                        Wording.of("Add 'lag' or 'requests', or let 'min' be 1.")));
    }
}
