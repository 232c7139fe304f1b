package dev.archipelago.model.check;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Container;
import dev.archipelago.model.platform.Allocatable;
import dev.archipelago.model.platform.NodePool;
import dev.archipelago.model.platform.Platform;
import dev.archipelago.model.policy.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Room on all nodes that there may be, filled with the largest pods first.
final class NodeRoom {

    private static final int MOST_NODES = 10_000;

    private final List<Node> nodes = new ArrayList<>();

    /// What is free on a node.
    private static final class Node {
        private final String pool;
        private final List<String> zones;
        private long cpu;
        private long memory;
        private int places;
        private final NodePool kind;

        Node(String pool, List<String> zones, NodePool of) {
            Allocatable room = of.allocatable();
            this.pool = pool;
            this.zones = zones;
            this.cpu = room.cpu();
            this.memory = room.memory();
            this.places = of.maxPodsOrDefault();
            this.kind = of;
        }

        boolean hasRoom(Component component) {
            Container container = component.containerOrDefault();
            Placement placement = component.placement();
            boolean allowed = placement == null || (placement.nodePool() == null || placement.nodePool().equals(pool))
                    && (placement.zones().isEmpty() || placement.zones().stream().anyMatch(zones::contains));
            long wantsCpu = container.cpuOrDefault().millis();
            long wantsMemory = container.memoryOrDefault().bytes();
            return allowed && kind.isBorneBy(placement) && places > 0 && wantsCpu <= cpu && wantsMemory <= memory;
        }

        boolean take(Component component) {
            if (!hasRoom(component)) {
                return false;
            }
            cpu -= component.containerOrDefault().cpuOrDefault().millis();
            memory -= component.containerOrDefault().memoryOrDefault().bytes();
            places--;
            return true;
        }
    }

    private NodeRoom(Platform platform) {
        List<String> all = List.copyOf(platform.zones().keySet());
        platform.nodePools().forEach((id, pool) -> {
            for (int i = 0; i < Math.min(MOST_NODES, pool.maxNodes()); i++) {
                nodes.add(new Node(id, in(pool, all, i), pool));
            }
        });
    }

    private static List<String> in(NodePool pool, List<String> all, int node) {
        List<String> zones = pool.zones().isEmpty() ? all : pool.zones();
        return zones.isEmpty() ? List.of() : List.of(zones.get(node % zones.size()));
    }

    /// The components of which not one replica more finds room beside as many of all as there may be.
    static List<ComponentId> full(Platform platform, Map<ComponentId, Component> components) {
        NodeRoom room = new NodeRoom(platform);
        room.fill(components);
        return components.entrySet().stream().filter(entry -> entry.getValue().runsOnPlatform())
                .filter(entry -> room.nodes.stream().noneMatch(node -> node.hasRoom(entry.getValue())))
                .map(Map.Entry::getKey).toList();
    }

    /// By component the replicas, of as many as there may be, that find no room; those that all do are left out.
    static Map<ComponentId, Integer> without(Platform platform, Map<ComponentId, Component> components) {
        return new NodeRoom(platform).fill(components);
    }

    private Map<ComponentId, Integer> fill(Map<ComponentId, Component> components) {
        Map<ComponentId, Integer> without = new LinkedHashMap<>();
        components.entrySet().stream().filter(entry -> entry.getValue().runsOnPlatform())
                .sorted(Comparator.comparingLong(
                        (Map.Entry<ComponentId, Component> entry) -> -entry.getValue().containerOrDefault()
                                .cpuOrDefault().millis()))
                .forEach(entry -> {
                    int left = entry.getValue().mostReplicas();
                    while (left > 0 && nodes.stream().anyMatch(node -> node.take(entry.getValue()))) {
                        left--;
                    }
                    if (left > 0) {
                        without.put(entry.getKey(), left);
                    }
                });
        return without;
    }
}
