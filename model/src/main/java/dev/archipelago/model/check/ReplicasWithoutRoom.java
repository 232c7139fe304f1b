package dev.archipelago.model.check;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.platform.Platform;
import java.util.LinkedHashMap;
import java.util.Map;
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
        Map<ComponentId, Integer> most = new LinkedHashMap<>();
        inspection.components().forEach((id, component) -> most.put(id, most(component)));
        return NodeRoom.without(platform, inspection.components(), most).entrySet().stream()
                .map(entry -> finding(inspection, entry.getKey(), most.getOrDefault(entry.getKey(), 0),
                        entry.getValue()));
    }

    private static int most(Component component) {
        return component.autoscaling() == null ? component.initialReplicas() : component.autoscaling().max();
    }

    private Finding finding(Inspection inspection, ComponentId id, int most, int without) {
        Component component = inspection.components().get(id);
        boolean scales = component != null && component.autoscaling() != null;
        int nodes = inspection.document().platformOrDefault().nodePools().values().stream()
                .mapToInt(pool -> pool.maxNodes()).sum();
        return Finding.warning(id(), scales
                ? Inspection.pointer(id).child("autoscaling").child("max")
                : Inspection.pointer(id).child("replicas"),
                without + " of up to " + most + " replicas of '" + id
                        + "' find no room on the nodes, of which there are at most " + nodes + ".",
                "Raise platform.nodePools.*.max, let the nodes be larger, or let the replicas ask for less.");
    }
}
