package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.NodeEvent.Cause;
import dev.archipelago.simulator.plan.ClusterPlan.PodPlan;
import dev.archipelago.simulator.scheduling.NodeFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What becomes of nodes that do not answer, and of what is on them: it is silent; when the platform has noticed, the nodes are given
/// up at a bounded rate, and 300 s later the pods on them are replaced elsewhere, but for those with storage of their own, which
/// wait for their node. In a pool whose size follows the pods a node that is gone for 20 min is removed.
///
/// Source: Kubernetes, node lifecycle controller, taint-based eviction; cluster autoscaler, scale-down-unready-time.
final class NodeOutages {

    private static final long UNREADY = 1_200_000_000_000L;
    private static final long LOOK_AGAIN = 10_000_000_000L;
    private static final double SECOND = 1e9;

    private final Cluster cluster;
    private final Engine engine;
    private final Map<Integer, Integer> lostZones = new HashMap<>();
    private final Map<Integer, Long> nextTaint = new HashMap<>();

    NodeOutages(Cluster cluster) {
        this.cluster = cluster;
        this.engine = cluster.engine;
    }

    boolean isZoneLost(int zone) {
        return lostZones.getOrDefault(zone, 0) > 0;
    }

    void loseZone(int zone, int by) {
        lostZones.merge(zone, by, Integer::sum);
    }

    void lose(List<Machine> machines) {
        for (Machine machine : machines) {
            if (machine.losses++ == 0 && machine.state == Machine.State.READY) {
                lose(machine);
            }
        }
    }

    private void lose(Machine machine) {
        machine.state = Machine.State.LOST;
        int life = ++machine.life;
        List<Replica> pods = List.copyOf(machine.pods);
        pods.forEach(replica -> replica.condition.holds++);
        engine.health.vanish(pods);
        for (Replica replica : pods) {
            if (!machine.pods.contains(replica)) {
                replica.condition.holds--;
                replica.condition.silent = false;
            }
        }
        cluster.meter.changed(machine);
        engine.agenda.after(NodeFailure.STANDARD.meanDetection(), () -> taint(machine, life));
        if (machine.plan.scales()) {
            engine.agenda.after(UNREADY, () -> {
                if (isStillLost(machine, life)) {
                    cluster.remove(machine, Cause.LOST);
                }
            });
        }
    }

    private static boolean isStillLost(Machine machine, int life) {
        return machine.life == life && machine.state == Machine.State.LOST;
    }

    /// The platform has noticed that a node is gone.
    private void taint(Machine machine, int life) {
        if (!isStillLost(machine, life)) {
            return;
        }
        double rate = evictionRate(machine.zone);
        if (rate == 0) {
            engine.agenda.after(LOOK_AGAIN, () -> taint(machine, life));
            return;
        }
        long at = Math.max(engine.now(), nextTaint.getOrDefault(machine.zone, 0L));
        nextTaint.put(machine.zone, at + Math.round(SECOND / rate));
        engine.agenda.at(at + NodeFailure.TOLERATION, () -> {
            if (isStillLost(machine, life)) {
                replace(machine, false);
            }
        });
    }

    private double evictionRate(int zone) {
        int nodes = 0;
        int gone = 0;
        boolean anyReady = false;
        for (Machine machine : cluster.machines) {
            anyReady |= machine.state == Machine.State.READY;
            if (machine.zone == zone && (machine.state == Machine.State.READY || machine.state == Machine.State.LOST)) {
                nodes++;
                gone += machine.state == Machine.State.LOST ? 1 : 0;
            }
        }
        return NodeFailure.evictionRate(nodes, gone, !anyReady);
    }

    /// Lets the pods of a lost node start elsewhere.
    private void replace(Machine machine, boolean all) {
        for (Replica replica : List.copyOf(machine.pods)) {
            PodPlan pod = Objects.requireNonNull(cluster.plan.pods().get(replica.station));
            if (all || !pod.stateful()) {
                cluster.unbind(replica);
                engine.health.replace(replica);
            }
        }
    }

    /// A node is no more.
    void giveUp(Machine machine) {
        machine.life++;
        replace(machine, true);
    }

    void restore(List<Machine> machines) {
        for (Machine machine : machines) {
            if (--machine.losses == 0 && machine.state == Machine.State.LOST) {
                machine.life++;
                machine.state = Machine.State.READY;
                machine.cordoned = false;
                List.copyOf(machine.pods).forEach(engine.health::release);
                cluster.meter.changed(machine);
                cluster.admitLater();
            }
        }
    }
}
