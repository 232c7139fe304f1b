package dev.archipelago.exporters.compose;

import dev.archipelago.exporters.kubernetes.Cluster;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.model.ComponentId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// One network for each server with its clients, closed to the outside; one open network for what is called from
/// outside or calls there.
///
/// @param members names of networks by component
record ComposeNetworks(Map<ComponentId, SortedSet<String>> members) {

    private static final String OUTSIDE = "outside";

    static ComposeNetworks of(Cluster cluster) {
        Map<ComponentId, SortedSet<String>> members = new LinkedHashMap<>();
        for (Cluster.Way way : cluster.ways()) {
            if (!way.client().equals(way.server())) {
                String network = "to-" + cluster.of(way.server()).name();
                join(members, way.client(), network);
                join(members, way.server(), network);
            }
        }
        cluster.entrances().forEach(id -> join(members, id, OUTSIDE));
        cluster.callingOutside().forEach(id -> join(members, id, OUTSIDE));
        return new ComposeNetworks(members);
    }

    SortedSet<String> of(ComponentId id) {
        return members.getOrDefault(id, new TreeSet<>());
    }

    Mapping node() {
        SortedMap<String, Mapping> networks = new TreeMap<>();
        members.values().forEach(names -> names.forEach(name -> networks.put(name,
                name.equals(OUTSIDE)
                        ? Mapping.builder().build()
                        : Mapping.builder().put("internal", true).build())));
        Mapping.Builder node = Mapping.builder();
        networks.forEach(node::put);
        return node.build();
    }

    private static void join(Map<ComponentId, SortedSet<String>> members, ComponentId id, String network) {
        members.computeIfAbsent(id, _ -> new TreeSet<>()).add(network);
    }
}
