package dev.archipelago.simulator.runtime;

import java.util.Comparator;
import java.util.List;

/// Kills pods of a node that is short of memory, one at a look: of those that use more than they ask for first, then those of lower
/// priority, then those that use the most beyond what they ask for. Another one starts where there is room.
///
/// Source: Kubernetes, node-pressure eviction: every 10 s, when less than 100 MiB are free beside what the system keeps.
final class NodePressure {
    private static final long PERIOD = 10_000_000_000L;

    private final Engine engine;
    private final Cluster cluster;

    NodePressure(Engine engine, Cluster cluster) {
        this.engine = engine;
        this.cluster = cluster;
    }

    void open() {
        engine.agenda.after(PERIOD, this::look);
    }

    private void look() {
        for (Machine machine : List.copyOf(cluster.machines)) {
            if (machine.state == Machine.State.READY) {
                relieve(machine);
            }
        }
        engine.agenda.after(PERIOD, this::look);
    }

    private void relieve(Machine machine) {
        long used = machine.pods.stream().mapToLong(NodePressure::used).sum();
        if (used > machine.plan.packing().allocatable().memory()) {
            machine.pods.stream().filter(pod -> pod.condition.up && used(pod) > 0)
                    .min(Comparator.comparing((Replica pod) -> beyond(pod) <= 0)
                            .thenComparingInt(pod -> cluster.podOf(pod).priority())
                            .thenComparingLong(pod -> -beyond(pod)))
                    .ifPresent(pod -> {
                        cluster.meter.evicted(pod.station);
                        engine.health.evictAtOnce(pod);
                    });
        }
    }

    /// Bytes.
    private static long used(Replica replica) {
        return replica.condition.up ? replica.plan.overload().memory().of(replica.load()) : 0;
    }

    private long beyond(Replica replica) {
        return used(replica) - cluster.podOf(replica).wish().request().memory();
    }
}
