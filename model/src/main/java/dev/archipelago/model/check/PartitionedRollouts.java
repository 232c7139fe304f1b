package dev.archipelago.model.check;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.policy.Rollout;
import dev.archipelago.model.policy.RolloutStrategy;
import java.util.stream.Stream;

/// A rollout keeps all replicas at their version, or is to keep some where replicas have no numbers.
final class PartitionedRollouts implements Rule {

    @Override
    public String id() {
        return "component.partition-in-vain";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.components((id, component) -> {
            Rollout rollout = component.rollout();
            return rollout == null || rollout.partitionOrDefault() == 0
                    ? Stream.empty()
                    : finding(id, component, rollout, rollout.partitionOrDefault());
        });
    }

    private Stream<Finding> finding(ComponentId id, Component component, Rollout rollout, int partition) {
        boolean isRolling = rollout.strategy() == null || rollout.strategy() == RolloutStrategy.ROLLING;
        if (!component.isStateful() || !isRolling) {
            return Stream.of(Finding.warning(id(), Inspection.pointer(id).child("rollout").child("partition"),
                    Wording.of("Only a rolling update of replicas with storage of their own goes by their"
                            + " numbers; '%s' gets the new version everywhere.", id),
                    Wording.of("Remove the partition, or use the strategy canary for a part of the traffic.")));
        }
        int most = component.mostReplicas();
        return partition < most
                ? Stream.empty()
                : Stream.of(Finding.warning(id(), Inspection.pointer(id).child("rollout").child("partition"),
                        Wording.of("A rollout reaches the replicas from number %s on, and '%s' has at most %s,"
                                + " counted from 0: none gets the new version.", partition, id, most),
                        Wording.of("Lower components.%s.rollout.partition below %s.", id, most)));
    }
}
