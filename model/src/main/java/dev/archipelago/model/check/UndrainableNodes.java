package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import java.util.stream.Stream;

/// No replica may ever be taken away, so that its node can never be emptied.
final class UndrainableNodes implements Rule {

    @Override
    public String id() {
        return "component.budget-blocks-drain";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.components((id, component) -> component.runsOnPlatform() && component.placement() != null
                && component.placement().maxDisrupted() != null
                && component.placement().maxDisrupted().ofRoundedUp(component.initialReplicas()) == 0
                        ? Stream.of(Finding.warning(id(),
                                Inspection.pointer(id).child("placement").child("maxDisrupted"),
                                Wording.of(
                                        "None of the %s replicas of '%s' may be taken away: their nodes can be neither"
                                                + " drained nor removed.",
                                        component.initialReplicas(), id),
                                Wording.of("Allow at least 1.")))
                        : Stream.empty());
    }
}
