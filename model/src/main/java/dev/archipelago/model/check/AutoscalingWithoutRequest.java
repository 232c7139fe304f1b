package dev.archipelago.model.check;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Container;
import dev.archipelago.model.finding.Finding;
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
                : Stream.of(finding(id, "CPU", "cpu"));
    }

    private Stream<Finding> memory(ComponentId id, Autoscaling autoscaling, Container container) {
        return autoscaling.memory() == null || container.memory() != null
                ? Stream.empty()
                : Stream.of(finding(id, "memory", "memory"));
    }

    private Finding finding(ComponentId id, String what, String key) {
        return Finding.warning(id(), Inspection.pointer(id).child("autoscaling"),
                "'" + id + "' scales by its " + what + " use as a share of the request, and requests no " + what + ".",
                "Set components." + id + ".container." + key + ".");
    }
}
