package dev.archipelago.model.check;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.platform.Platform;
import java.util.Objects;
import java.util.stream.Stream;

/// There may be more replicas than all nodes that there may be have room for.
final class ReplicasWithoutRoom implements Rule {

    @Override
    public String id() {
        return "component.no-room-on-nodes";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        Platform platform = inspection.document().platformOrDefault();
        if (platform.nodePools().isEmpty()) {
            return Stream.empty();
        }
        return NodeRoom.without(platform, inspection.components()).entrySet().stream()
                .map(entry -> finding(inspection, entry.getKey(),
                        Objects.requireNonNull(inspection.components().get(entry.getKey())), entry.getValue()));
    }

    private Finding finding(Inspection inspection, ComponentId id, Component component, int without) {
        int nodes = inspection.document().platformOrDefault().nodePools().values().stream()
                .mapToInt(pool -> pool.maxNodes()).sum();
        return Finding.warning(id(), component.autoscaling() != null
                ? Inspection.pointer(id).child("autoscaling").child("max")
                : Inspection.pointer(id).child("replicas"),
                Wording.of("%s of up to %s replicas of '%s' find no room on the nodes, of which there are at"
                        + " most %s.", without, component.mostReplicas(), id, nodes),
                Wording.of("Raise platform.nodePools.*.max, let the nodes be larger, or let the replicas ask"
                        + " for less."));
    }
}
