package dev.archipelago.simulator.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one replication has measured of the nodes; empty where there are none.
///
/// @param pools by id
/// @param pods by component that runs on nodes
/// @param series one entry per interval of the time line
/// @param held by component, where there is a quota
/// @param events changes of the numbers of nodes since the measurement began, in order
public record ClusterUse(Map<String, Pool> pools, Map<String, Pods> pods, List<Interval> series,
        List<NodeEvent> events, Map<String, Held> held) {

    /// Replicas that were not created because of the quota, on average and at most at a time.
    public record Held(double mean, double most) {}

    /// With what was measured of the quota.
    public ClusterUse with(Map<String, Held> ofQuota) {
        return new ClusterUse(pools, pods, series, events, ofQuota);
    }

    /// No nodes.
    public static final ClusterUse NONE = new ClusterUse(Map.of(), Map.of(), List.of(), List.of(), Map.of());

    /// Nodes of a pool, on average over the time; CPU in cores, memory in gibibytes.
    ///
    /// @param paid nodes that are there or on their way
    /// @param ready nodes that are ready
    /// @param least ready at a time
    /// @param most ready at a time
    /// @param cpu that the pods of the ready nodes may ask for
    /// @param memory that the pods of the ready nodes may ask for
    /// @param requestedCpu asked for by them
    /// @param requestedMemory asked for by them
    /// @param usedCpu used by them
    /// @param contended share of the node time in which more was to be computed than the node has cores
    public record Pool(double paid, double ready, double least, double most, double cpu, double memory,
            double requestedCpu, double requestedMemory, double usedCpu, double contended) {
        private Pool and(Pool other) {
            return new Pool(paid, ready, least, most, cpu, memory, requestedCpu + other.requestedCpu,
                    requestedMemory + other.requestedMemory, usedCpu + other.usedCpu, contended);
        }
    }

    /// Pods of a component, on average over the time.
    ///
    /// @param placed pods on nodes, by pool
    /// @param pending pods without a node
    /// @param mostPending at a time
    /// @param evicted because their node was short of memory, in all
    public record Pods(Map<String, Double> placed, double pending, double mostPending, int evicted) {}

    /// Together with that of other components on the same nodes, which neither come nor go.
    public ClusterUse and(ClusterUse other) {
        Map<String, Pool> allPools = new LinkedHashMap<>();
        pools.forEach((id, pool) -> allPools.put(id, pool.and(Observation.of(other.pools, id))));
        Map<String, Pods> allPods = new LinkedHashMap<>(pods);
        allPods.putAll(other.pods);
        List<Interval> all = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            all.add(series.get(i).and(other.series.get(i)));
        }
        return new ClusterUse(allPools, allPods, all, events, held);
    }

    /// An interval of the time line: means.
    ///
    /// @param nodes by pool
    /// @param pending pods without a node by component
    public record Interval(Map<String, Nodes> nodes, Map<String, Double> pending) {
        private Interval and(Interval other) {
            Map<String, Nodes> together = new LinkedHashMap<>();
            nodes.forEach((id, some) -> together.put(id, some.and(Observation.of(other.nodes, id))));
            Map<String, Double> waiting = new LinkedHashMap<>(pending);
            waiting.putAll(other.pending);
            return new Interval(together, waiting);
        }
    }

    /// Nodes of a pool in an interval; CPU in cores, memory in gibibytes.
    ///
    /// @param ready nodes that are ready
    /// @param cpu that their pods may ask for
    /// @param memory that their pods may ask for
    /// @param requestedCpu asked for by them
    /// @param requestedMemory asked for by them
    /// @param usedCpu used by them
    /// @param contended share of the node time in which more was to be computed than the node has cores
    /// @param pods that are on them
    public record Nodes(double ready, double cpu, double memory, double requestedCpu, double requestedMemory,
            double usedCpu, double contended, double pods) {
        private Nodes and(Nodes other) {
            return new Nodes(ready, cpu, memory, requestedCpu + other.requestedCpu,
                    requestedMemory + other.requestedMemory, usedCpu + other.usedCpu, contended, pods + other.pods);
        }
    }
}
