package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import java.util.stream.Stream;

/// A component starts with more or fewer replicas than autoscaling keeps.
final class ReplicasOutsideRange implements Rule {

    @Override
    public String id() {
        return "component.replicas-outside-range";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.components((id, component) -> component.autoscaling() != null && component.replicas() != null
                && component.replicas() != component.initialReplicas()
                        ? Stream.of(Finding.warning(id(), Inspection.pointer(id).child("replicas"),
                                Wording.of("'%s' starts with %s replicas, and autoscaling keeps %s to %s.", id,
                                        component.replicas(), component.autoscaling().min(),
                                        component.autoscaling().max()),
                                Wording.of("Leave 'replicas' out, or choose a number in the range.")))
                        : Stream.empty());
    }
}
