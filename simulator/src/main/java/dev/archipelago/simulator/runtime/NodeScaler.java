package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.NodeEvent.Cause;
import dev.archipelago.simulator.plan.ClusterPlan.PodPlan;
import dev.archipelago.simulator.plan.ClusterPlan.PoolPlan;
import dev.archipelago.simulator.scheduling.NodeAutoscaler;
import dev.archipelago.simulator.scheduling.NodeAutoscaler.Growth;
import dev.archipelago.simulator.scheduling.NodeAutoscaler.Node;
import dev.archipelago.simulator.scheduling.NodeAutoscaler.Pod;
import dev.archipelago.simulator.scheduling.NodeGroup;
import dev.archipelago.simulator.scheduling.Resources;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Lets the number of nodes of pools follow what pods ask for: looks every 10 s.
final class NodeScaler {

    private final Cluster cluster;
    private final Engine engine;
    private final NodeAutoscaler autoscaler = new NodeAutoscaler();
    private final List<Place> places = new ArrayList<>();

    /// Where new nodes may be.
    private record Place(int pool, int zone, PoolPlan plan) {}

    NodeScaler(Cluster cluster) {
        this.cluster = cluster;
        this.engine = cluster.engine;
        List<PoolPlan> pools = cluster.plan.pools();
        for (int p = 0; p < pools.size(); p++) {
            for (int zone : pools.get(p).zones().stream().distinct().toList()) {
                places.add(new Place(p, zone, pools.get(p)));
            }
        }
    }

    void open() {
        long phase = Math.min(NodeAutoscaler.LOOKS - 1,
                (long) (engine.dice.next(cluster.plan.looks()) * NodeAutoscaler.LOOKS));
        engine.agenda.at(phase, this::look);
    }

    private void look() {
        cluster.admit();
        List<NodeGroup> groups = places.stream().map(place -> new NodeGroup(place.plan.packing(),
                (int) cluster.machines.stream().filter(m -> m.isThere() && isIn(m, place)).count(), place.pool))
                .toList();
        grow(groups);
        shrink(groups);
        engine.agenda.after(NodeAutoscaler.LOOKS, this::look);
    }

    private static boolean isIn(Machine machine, Place place) {
        return machine.pool == place.pool && machine.zone == place.zone;
    }

    /// Nodes that each pool may have more, or fewer.
    private int[] byPool(boolean more) {
        int[] nodes = new int[cluster.plan.pools().size()];
        for (int p = 0; p < nodes.length; p++) {
            PoolPlan pool = cluster.plan.pools().get(p);
            int left = more ? pool.max() - cluster.count(p) : cluster.count(p) - pool.min();
            nodes[p] = pool.scales() ? Math.max(0, left) : 0;
        }
        return nodes;
    }

    private Pod pod(PodPlan pod) {
        Set<Integer> groups = new HashSet<>();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            if (pod.mayBeIn(place.pool, place.zone) && !cluster.isZoneLost(place.zone)) {
                groups.add(i);
            }
        }
        return new Pod(pod.wish().request(), groups);
    }

    private void grow(List<NodeGroup> groups) {
        List<Pod> waiting = cluster.waiting().stream()
                .filter(w -> engine.now() - w.since() >= NodeAutoscaler.MARKED).map(w -> pod(w.pod())).toList();
        if (waiting.isEmpty()) {
            return;
        }
        List<Node> coming = cluster.machines.stream().filter(m -> m.state == Machine.State.COMING)
                .map(machine -> new Node(machine.number, group(machine), Resources.NONE, List.of(), true)).toList();
        autoscaler.grow(engine.now(), waiting, coming, groups, byPool(true))
                .ifPresent(growth -> ask(growth, waiting));
    }

    /// Asks for nodes: where pods may be in all zones of a pool, in those with the fewest nodes.
    private void ask(Growth growth, List<Pod> waiting) {
        Place place = places.get(growth.group());
        Set<Integer> alike = new HashSet<>();
        for (int i = 0; i < places.size(); i++) {
            int group = i;
            if (places.get(i).pool == place.pool && waiting.stream().filter(pod -> pod.groups()
                    .contains(growth.group())).allMatch(pod -> pod.groups().contains(group))) {
                alike.add(i);
            }
        }
        cluster.meter.event(place.pool, growth.nodes(), Cause.PENDING, waiting.size());
        for (int n = 0; n < growth.nodes(); n++) {
            int zone = fewest(alike, place);
            ask(place, zone);
        }
    }

    private int fewest(Set<Integer> groups, Place otherwise) {
        int zone = otherwise.zone;
        long fewest = Long.MAX_VALUE;
        for (int group : groups.stream().sorted().toList()) {
            Place place = places.get(group);
            long nodes = cluster.machines.stream().filter(m -> m.isThere() && isIn(m, place)).count();
            if (nodes < fewest) {
                fewest = nodes;
                zone = place.zone;
            }
        }
        return zone;
    }

    private void ask(Place place, int zone) {
        Machine machine = cluster.add(place.pool, zone, Machine.State.COMING);
        cluster.meter.changed(machine);
        long boot = (long) engine.dice.next(place.plan.boot());
        if (boot > NodeAutoscaler.PROVISION) {
            engine.agenda.after(NodeAutoscaler.PROVISION, () -> cluster.remove(machine, Cause.LOST));
        } else {
            engine.agenda.after(boot, () -> ready(machine));
        }
    }

    private void ready(Machine machine) {
        if (cluster.isZoneLost(machine.zone)) {
            engine.agenda.after(NodeAutoscaler.LOOKS, () -> ready(machine));
        } else {
            cluster.ready(machine);
        }
    }

    private int group(Machine machine) {
        int group = 0;
        while (!isIn(machine, places.get(group))) {
            group++;
        }
        return group;
    }

    private void shrink(List<NodeGroup> groups) {
        List<Node> nodes = cluster.machines.stream().filter(Machine::isOpen).map(this::node).toList();
        for (int number : autoscaler.shrink(engine.now(), nodes, groups, byPool(false))) {
            Machine machine = cluster.machines.get(number);
            cluster.empty(machine, () -> cluster.remove(machine, Cause.UNNEEDED));
        }
    }

    private Node node(Machine machine) {
        return new Node(machine.number, group(machine), machine.requested,
                machine.pods.stream().map(replica -> pod(podOf(replica))).toList(),
                machine.plan.scales() && machine.pods.stream().allMatch(cluster::mayLeave));
    }

    private PodPlan podOf(Replica replica) {
        return Objects.requireNonNull(cluster.plan.pod(replica.station, replica.version));
    }
}
