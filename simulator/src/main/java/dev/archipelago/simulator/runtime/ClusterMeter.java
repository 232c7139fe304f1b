package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.ClusterUse;
import dev.archipelago.simulator.measure.NodeEvent;
import dev.archipelago.simulator.measure.TimeAverage;
import dev.archipelago.simulator.plan.ClusterPlan.PodPlan;
import dev.archipelago.simulator.plan.ClusterPlan.PoolPlan;
import dev.archipelago.simulator.scheduling.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is measured of nodes and of what is on them.
final class ClusterMeter {

    private final Cluster cluster;
    private final Engine engine;
    private final Pool[] pools;
    /// By station and pool.
    private final TimeAverage[][] placed;
    /// By station.
    private final TimeAverage[] pending;
    /// Pods that were killed because their node was short of memory, by station.
    private final int[] evicted;
    /// By replica: what it had used when it came to its node.
    private final double[] usedBefore;
    private final List<NodeEvent> events = new ArrayList<>();
    private final List<ClusterUse.Interval> series = new ArrayList<>();
    private long measured;
    private long began;
    /// By pool.
    private Areas[] before;
    private double[] pendingBefore;
    private long intervalBegan;

    /// Nodes of a pool.
    private static final class Pool {
        private final TimeAverage paid = new TimeAverage();
        private final TimeAverage ready = new TimeAverage();
        private final TimeAverage cpu = new TimeAverage();
        private final TimeAverage memory = new TimeAverage();
        private double used;

        List<TimeAverage> all() {
            return List.of(paid, ready, cpu, memory);
        }
    }

    /// Integrals over the nodes of a pool since the measurement began.
    private record Areas(double ready, double cpu, double memory, double used, double contended, double pods) {
        private static final Areas NONE = new Areas(0, 0, 0, 0, 0, 0);
    }

    ClusterMeter(Cluster cluster) {
        this.cluster = cluster;
        this.engine = cluster.engine;
        this.pools = new Pool[cluster.plan.pools().size()];
        for (int i = 0; i < pools.length; i++) {
            pools[i] = new Pool();
        }
        int stations = cluster.plan.pods().size();
        this.placed = new TimeAverage[stations][pools.length];
        this.pending = new TimeAverage[stations];
        for (int i = 0; i < stations; i++) {
            Arrays.setAll(placed[i], _ -> new TimeAverage());
            pending[i] = new TimeAverage();
        }
        this.evicted = new int[stations];
        this.usedBefore = new double[engine.replicas.length];
        this.before = none();
        this.pendingBefore = new double[stations];
    }

    /// @param start when the measurement begins
    void open(long start) {
        measured = start;
    }

    void waits(int station, int by) {
        pending[station].add(engine.now(), by);
    }

    void evicted(int station) {
        evicted[station]++;
    }

    void bound(Replica replica, Machine machine) {
        placed[replica.station][machine.pool].add(engine.now(), 1);
        usedBefore[replica.number] = replica.usedArea(engine.now());
        changed(machine);
    }

    /// To be called before the replica is taken off.
    void unbound(Replica replica, Machine machine) {
        placed[replica.station][machine.pool].add(engine.now(), -1);
        count(replica, machine);
    }

    private void count(Replica replica, Machine machine) {
        double area = replica.usedArea(engine.now());
        pools[machine.pool].used += area - usedBefore[replica.number];
        usedBefore[replica.number] = area;
    }

    /// A node, or what is on it, is another one now.
    void changed(Machine machine) {
        int paid = 0;
        int ready = 0;
        Resources requested = Resources.NONE;
        for (Machine other : cluster.machines) {
            if (other.pool == machine.pool) {
                paid += other.state == Machine.State.READY || other.state == Machine.State.COMING ? 1 : 0;
                if (other.state == Machine.State.READY) {
                    ready++;
                    requested = requested.plus(other.requested);
                }
            }
        }
        Pool pool = pools[machine.pool];
        long now = engine.now();
        pool.paid.set(now, paid);
        pool.ready.set(now, ready);
        pool.cpu.set(now, requested.cores());
        pool.memory.set(now, requested.gibibytes());
    }

    /// The number of nodes of a pool is changed by so many.
    void event(int pool, int by, NodeEvent.Cause cause, int pods) {
        if (engine.now() >= measured) {
            int nodes = cluster.count(pool);
            boolean before = by > 0;
            events.add(new NodeEvent(cluster.plan.pools().get(pool).id(), (engine.now() - measured) / 1e9,
                    before ? nodes : nodes - by, before ? nodes + by : nodes, cause, pods));
        }
    }

    /// The meters of the replicas are about to be set back.
    void restart() {
        long now = engine.now();
        began = now;
        intervalBegan = now;
        for (Pool pool : pools) {
            pool.all().forEach(average -> average.restart(now));
            pool.used = 0;
        }
        for (int i = 0; i < placed.length; i++) {
            for (TimeAverage average : placed[i]) {
                average.restart(now);
            }
            pending[i].restart(now);
            evicted[i] = 0;
        }
        for (int i = 0; i < usedBefore.length; i++) {
            usedBefore[i] = 0;
        }
        for (Machine machine : cluster.machines) {
            if (machine.cpu != null) {
                machine.cpu.restart(now);
            }
        }
        before = none();
        pendingBefore = new double[placed.length];
    }

    /// Closes an interval of the time line.
    void mark() {
        long now = engine.now();
        double seconds = (now - intervalBegan) / 1e9;
        countAll();
        Map<String, ClusterUse.Nodes> nodes = new LinkedHashMap<>();
        for (int i = 0; i < pools.length; i++) {
            Areas areas = areas(i, now);
            nodes.put(cluster.plan.pools().get(i).id(), nodes(i, before[i], areas, seconds));
            before[i] = areas;
        }
        Map<String, Double> waits = new LinkedHashMap<>();
        for (int station : engine.island.stations()) {
            if (cluster.plan.pods().get(station) != null) {
                double area = pending[station].area(now);
                waits.put(engine.plan.stations().get(station).id(), (area - pendingBefore[station]) / seconds);
                pendingBefore[station] = area;
            }
        }
        series.add(new ClusterUse.Interval(nodes, waits));
        intervalBegan = now;
    }

    private Areas[] none() {
        Areas[] areas = new Areas[pools.length];
        Arrays.fill(areas, Areas.NONE);
        return areas;
    }

    private Areas areas(int number, long now) {
        Pool pool = pools[number];
        double pods = 0;
        for (TimeAverage[] byPool : placed) {
            pods += byPool[number].area(now);
        }
        return new Areas(pool.ready.area(now), pool.cpu.area(now), pool.memory.area(now), pool.used / 1e9,
                contended(number, now) / 1e9, pods);
    }

    private double contended(int number, long now) {
        double contended = 0;
        for (Machine machine : cluster.machines) {
            if (machine.pool == number && machine.cpu != null) {
                contended += machine.cpu.contendedArea(now);
            }
        }
        return contended;
    }

    private ClusterUse.Nodes nodes(int number, Areas from, Areas to, double seconds) {
        Resources allocatable = cluster.plan.pools().get(number).packing().allocatable();
        double ready = (to.ready - from.ready) / seconds;
        return new ClusterUse.Nodes(ready, ready * allocatable.cores(), ready * allocatable.gibibytes(),
                (to.cpu - from.cpu) / seconds, (to.memory - from.memory) / seconds, (to.used - from.used) / seconds,
                ready == 0 ? 0 : (to.contended - from.contended) / seconds / ready, (to.pods - from.pods) / seconds);
    }

    private void countAll() {
        cluster.machines.forEach(machine -> List.copyOf(machine.pods).forEach(replica -> count(replica, machine)));
    }

    /// All that was measured.
    ClusterUse use() {
        long now = engine.now();
        double duration = Math.max(1, now - began);
        countAll();
        Map<String, ClusterUse.Pool> ofPools = new LinkedHashMap<>();
        for (int i = 0; i < pools.length; i++) {
            ofPools.put(cluster.plan.pools().get(i).id(), pool(i, now, duration));
        }
        Map<String, ClusterUse.Pods> pods = new LinkedHashMap<>();
        for (int station : engine.island.stations()) {
            PodPlan pod = cluster.plan.pods().get(station);
            if (pod != null) {
                pods.put(engine.plan.stations().get(station).id(), new ClusterUse.Pods(placed(station, now),
                        pending[station].mean(now), pending[station].max(), evicted[station]));
            }
        }
        return new ClusterUse(ofPools, pods, List.copyOf(series), List.copyOf(events), Map.of());
    }

    private Map<String, Double> placed(int station, long now) {
        Map<String, Double> placedIn = new LinkedHashMap<>();
        for (int i = 0; i < pools.length; i++) {
            placedIn.put(cluster.plan.pools().get(i).id(), placed[station][i].mean(now));
        }
        return placedIn;
    }

    private ClusterUse.Pool pool(int number, long now, double duration) {
        Pool pool = pools[number];
        PoolPlan plan = cluster.plan.pools().get(number);
        double ready = pool.ready.mean(now);
        double contended = contended(number, now);
        Resources allocatable = plan.packing().allocatable();
        return new ClusterUse.Pool(pool.paid.mean(now), ready, pool.ready.min(), pool.ready.max(),
                ready * allocatable.cores(), ready * allocatable.gibibytes(), pool.cpu.mean(now),
                pool.memory.mean(now), pool.used / duration, ready == 0 ? 0 : contended / duration / ready);
    }
}
