package dev.archipelago.model.check;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Container;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.policy.Autoscaling;
import java.util.stream.Stream;

/// Autoscaling measures against a request that is not given.
final class AutoscalingWithoutRequest implements Rule {

    @Override
    public String id() {
        return "component.autoscaling-without-request";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.components((id, component) -> component.autoscaling() == null
                ? Stream.empty()
                : Stream.concat(cpu(id, component.autoscaling(), component.containerOrDefault()),
                        memory(id, component.autoscaling(), component.containerOrDefault())));
    }

    private Stream<Finding> cpu(ComponentId id, Autoscaling autoscaling, Container container) {
        boolean other = autoscaling.memory() != null || autoscaling.requests() != null || autoscaling.lag() != null;
        return autoscaling.cpu() == null && other || container.cpu() != null
                ? Stream.empty()
                : Stream.of(finding(id, Wording.of("CPU"), "cpu"));
    }

    private Stream<Finding> memory(ComponentId id, Autoscaling autoscaling, Container container) {
        return autoscaling.memory() == null || container.memory() != null
                ? Stream.empty()
                : Stream.of(finding(id, Wording.of("memory"), "memory"));
    }

    private Finding finding(ComponentId id, Wording what, String key) {
        return Finding.warning(id(), Inspection.pointer(id).child("autoscaling"),
                Wording.of("'%s' scales by its %s use as a share of the request, and requests no %s.", id, what, what),
                Wording.of("Set components.%s.container.%s.", id, key));
    }
}
