package dev.archipelago.exporters.compose;

import dev.archipelago.exporters.kubernetes.Cluster;
import dev.archipelago.model.ComponentId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who waits for whom at the start: servers before their clients, without the ways that would close a circle.
///
/// @param servers for which each component waits, in the order of the design
/// @param left ways that nobody waits on, since their server already waits for their client
record StartOrder(Map<ComponentId, List<ComponentId>> servers, List<Cluster.Way> left) {

    static StartOrder of(Cluster cluster) {
        Map<ComponentId, List<ComponentId>> servers = new LinkedHashMap<>();
        List<Cluster.Way> left = new ArrayList<>();
        for (Cluster.Way way : cluster.ways()) {
            List<ComponentId> known = servers.computeIfAbsent(way.client(), _ -> new ArrayList<>());
            if (reaches(servers, way.server(), way.client())) {
                left.add(way);
            } else if (!known.contains(way.server())) {
                known.add(way.server());
            }
        }
        return new StartOrder(servers, left);
    }

    List<ComponentId> before(ComponentId client) {
        return servers.getOrDefault(client, List.of());
    }

    private static boolean reaches(Map<ComponentId, List<ComponentId>> servers, ComponentId from, ComponentId to) {
        Set<ComponentId> seen = new HashSet<>();
        Deque<ComponentId> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            ComponentId next = open.pop();
            if (next.equals(to)) {
                return true;
            }
            if (seen.add(next)) {
                servers.getOrDefault(next, List.of()).forEach(open::push);
            }
        }
        return false;
    }
}
