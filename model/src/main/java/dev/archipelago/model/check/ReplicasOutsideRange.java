package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
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
                                "'" + id + "' starts with " + component.replicas() + " replicas, and autoscaling keeps "
                                        + component.autoscaling().min() + " to " + component.autoscaling().max() + ".",
                                "Leave 'replicas' out, or choose a number in the range."))
                        : Stream.empty());
    }
}
