package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.ClusterUse;
import dev.archipelago.simulator.measure.NodeEvent.Cause;
import dev.archipelago.simulator.plan.ClusterPlan;
import dev.archipelago.simulator.plan.ClusterPlan.PodPlan;
import dev.archipelago.simulator.plan.ClusterPlan.PoolPlan;
import dev.archipelago.simulator.rollout.DisruptionBudget;
import dev.archipelago.simulator.scheduling.Candidate;
import dev.archipelago.simulator.scheduling.Resources;
import dev.archipelago.simulator.scheduling.Scheduler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The nodes, which replica is on which, and which wait for room.
///
/// A replica without a node is not ready. One that finds no room displaces those of lower priority, where that helps, and else waits
/// until there is some: those of high priority first, then in the order in which they came.
///
/// Source: Kubernetes, scheduler with preemption.
final class Cluster {

    /// Between two tries to take a pod off a node.
    private static final long RETRY = 5_000_000_000L;

    final Engine engine;
    final ClusterPlan plan;
    final List<Machine> machines = new ArrayList<>();
    final ClusterMeter meter;
    private final NodeOutages outages;
    private final @Nullable NodeScaler scaler;
    /// Null where pods never use more memory than they ask for.
    private final @Nullable NodePressure pressure;
    private final @Nullable Machine[] on;
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean admitting;
    private boolean opened;

    /// A replica that waits for a node.
    record Waiting(Replica replica, PodPlan pod, long since) {}

    Cluster(Engine engine, ClusterPlan plan) {
        this.engine = engine;
        this.plan = plan;
        this.on = new Machine[engine.replicas.length];
        for (int p = 0; p < plan.pools().size(); p++) {
            PoolPlan pool = plan.pools().get(p);
            for (int i = 0; i < pool.nodes(); i++) {
                add(p, pool.zones().get(i % pool.zones().size()), Machine.State.READY);
            }
        }
        this.meter = new ClusterMeter(this);
        this.outages = new NodeOutages(this);
        this.scaler = plan.pools().stream().anyMatch(PoolPlan::scales) ? new NodeScaler(this) : null;
        this.pressure = plan.overcommits() ? new NodePressure(engine, this) : null;
        for (int station : engine.island.stations()) {
            List<Integer> places = plan.places().get(station);
            for (int i = 0; i < places.size(); i++) {
                begin(engine.stations[station][i], places.get(i));
            }
        }
        machines.forEach(meter::changed);
    }

    private void begin(Replica replica, int place) {
        if (place == ClusterPlan.PENDING) {
            replica.condition.up = false;
            replica.condition.readySince = Condition.NOT_READY;
            replica.close();
            replica.zone = -1;
            engine.populations[replica.station].change(-1);
            waiting.add(new Waiting(replica, podOf(replica), engine.now()));
            meter.waits(replica.station, 1);
        } else {
            Machine machine = machines.get(place);
            machine.hold(replica.station);
            bind(replica, machine);
        }
    }

    /// Begins to look after nodes.
    ///
    /// @param measured when the measurement will start
    void open(long measured) {
        opened = true;
        meter.open(measured);
        waiting.stream().mapToInt(w -> w.replica.station).distinct().forEach(engine.health::show);
        if (scaler != null) {
            scaler.open();
        }
        if (pressure != null) {
            pressure.open();
        }
    }

    PodPlan podOf(Replica replica) {
        return Objects.requireNonNull(plan.pod(replica.station, replica.version));
    }

    Machine add(int pool, int zone, Machine.State state) {
        Machine machine = new Machine(machines.size(), pool, plan.pools().get(pool), zone, state, plan.sharesCpu());
        machines.add(machine);
        return machine;
    }

    // ---- placing ---------------------------------------------------------------------------------------------------

    /// Whether a replica that is to start has no node, which is then looked for; it starts as soon as there is one.
    boolean lacksNode(Replica replica) {
        if (plan.pods().get(replica.station) == null || on[replica.number] != null) {
            return false;
        }
        if (isWaiting(replica)) {
            return true;
        }
        PodPlan pod = podOf(replica);
        if (place(replica, pod)) {
            return false;
        }
        waiting.add(new Waiting(replica, pod, engine.now()));
        waiting.sort(Comparator.comparingInt((Waiting w) -> -w.pod.priority()).thenComparingLong(Waiting::since));
        meter.waits(replica.station, 1);
        preempt(pod);
        return true;
    }

    boolean isWaiting(Replica replica) {
        return waiting.stream().anyMatch(w -> w.replica == replica);
    }

    List<Waiting> waiting() {
        return waiting;
    }

    private boolean place(Replica replica, PodPlan pod) {
        List<Machine> there = machines.stream().filter(Machine::isThere).toList();
        OptionalInt chosen = Scheduler.choose(there.stream().map(machine -> candidate(machine, replica.station, pod))
                .toList(), pod.wish(), _ -> 0);
        if (chosen.isEmpty()) {
            return false;
        }
        bind(replica, there.get(chosen.getAsInt()));
        return true;
    }

    private static Candidate candidate(Machine machine, int station, PodPlan pod) {
        int alike = (int) machine.pods.stream().filter(other -> other.station == station).count();
        return new Candidate(machine.zone, machine.plan.packing().allocatable(), machine.requested,
                machine.pods.size(), machine.plan.packing().mostPods(), alike,
                machine.isOpen() && pod.mayBeIn(machine.pool, machine.zone));
    }

    private void bind(Replica replica, Machine machine) {
        PodPlan pod = podOf(replica);
        on[replica.number] = machine;
        replica.zone = machine.zone;
        machine.pods.add(replica);
        machine.requested = machine.requested.plus(pod.wish().request());
        if (machine.cpu != null && replica.cpu != null) {
            machine.cpu.join(replica.cpu, pod.wish().request().cpu());
        }
        meter.bound(replica, machine);
        if (opened) {
            for (Link link : engine.links) {
                if (link != null) {
                    link.rezone();
                }
            }
        }
    }

    /// Nanoseconds until the image of a replica is on its node.
    long imagePull(Replica replica) {
        Machine machine = on[replica.number];
        if (machine == null || machine.plan.pull() < 0) {
            return 0;
        }
        long time = machine.holds(replica.station) ? 0 : (long) engine.dice.next(machine.plan.pull());
        return machine.fetch(replica.station, engine.now(), time);
    }

    /// A replica is gone.
    void free(Replica replica) {
        if (plan.pods().get(replica.station) == null) {
            return;
        }
        if (waiting.removeIf(w -> w.replica == replica)) {
            meter.waits(replica.station, -1);
        }
        unbind(replica);
    }

    /// Takes a replica, whose process has ended, off its node.
    void unbind(Replica replica) {
        Machine machine = on[replica.number];
        if (machine == null) {
            return;
        }
        meter.unbound(replica, machine);
        on[replica.number] = null;
        machine.pods.remove(replica);
        machine.requested = machine.requested.minus(podOf(replica).wish().request());
        if (machine.cpu != null && replica.cpu != null) {
            machine.cpu.leave(replica.cpu, engine.now());
        }
        meter.changed(machine);
        admitLater();
    }

    /// There may be room now.
    void admitLater() {
        if (!admitting && !waiting.isEmpty()) {
            admitting = true;
            engine.agenda.after(0, this::admit);
        }
    }

    /// Gives those that wait what room there is.
    void admit() {
        admitting = false;
        for (Waiting next : List.copyOf(waiting)) {
            if (waiting.contains(next) && place(next.replica, next.pod)) {
                waiting.remove(next);
                meter.waits(next.replica.station, -1);
                engine.health.start(next.replica);
            }
        }
    }

    /// Lets pods of lower priority leave the node on which the least of them have to go, unless enough are leaving already.
    private void preempt(PodPlan pod) {
        List<Replica> best = null;
        for (Machine machine : machines) {
            if (machine.isOpen() && pod.mayBeIn(machine.pool, machine.zone)) {
                List<Replica> victims = victims(machine, pod);
                if (victims != null && (best == null || compare(victims, best) < 0)) {
                    best = victims;
                }
            }
        }
        if (best != null) {
            best.forEach(engine.health::evict);
        }
    }

    private int compare(List<Replica> some, List<Replica> others) {
        int highest = Integer.compare(highest(some), highest(others));
        return highest != 0 ? highest : Integer.compare(some.size(), others.size());
    }

    private int highest(List<Replica> replicas) {
        return replicas.stream().mapToInt(replica -> podOf(replica).priority()).max().orElse(Integer.MIN_VALUE);
    }

    /// Those of lower priority that have to go for a pod to have room, the lowest first; null where that does not help.
    private @Nullable List<Replica> victims(Machine machine, PodPlan pod) {
        Resources free = machine.plan.packing().allocatable().minus(machine.requested);
        for (Replica replica : machine.pods) {
            free = replica.condition.leaving ? free.plus(podOf(replica).wish().request()) : free;
        }
        List<Replica> victims = new ArrayList<>();
        for (Replica replica : machine.pods.stream().sorted(Comparator.comparingInt(r -> podOf(r).priority()))
                .toList()) {
            if (pod.wish().request().fits(free)) {
                break;
            }
            if (podOf(replica).priority() < pod.priority() && !replica.condition.leaving) {
                victims.add(replica);
                free = free.plus(podOf(replica).wish().request());
            }
        }
        return pod.wish().request().fits(free) ? victims : null;
    }

    // ---- nodes that go and come -------------------------------------------------------------------------------------

    /// A node that was asked for is there.
    void ready(Machine machine) {
        machine.state = Machine.State.READY;
        meter.changed(machine);
        meter.event(machine.pool, 0, Cause.READY, 0);
        admitLater();
    }

    /// A node is no more; what is still on it has ended.
    void remove(Machine machine, Cause cause) {
        int pods = machine.pods.size();
        machine.state = Machine.State.REMOVED;
        meter.changed(machine);
        meter.event(machine.pool, -1, cause, pods);
        outages.giveUp(machine);
    }

    /// Nodes with all that is on them do not answer from now on; what is given back ends that.
    Runnable lose(List<Machine> lost) {
        outages.lose(lost);
        return () -> outages.restore(lost);
    }

    /// The nodes of a zone, or so many of a pool that are ready, those with the lowest numbers first.
    List<Machine> inZone(int zone) {
        return machines.stream().filter(machine -> machine.zone == zone && isRunning(machine)).toList();
    }

    List<Machine> inPool(int pool, int most) {
        return machines.stream().filter(machine -> machine.pool == pool && machine.state == Machine.State.READY)
                .limit(most).toList();
    }

    private static boolean isRunning(Machine machine) {
        return machine.state == Machine.State.READY || machine.state == Machine.State.LOST;
    }

    /// Nodes are about to be taken away: whatever is on them leaves.
    void warn(List<Machine> machines) {
        machines.forEach(machine -> machine.cordoned = true);
        machines.stream().flatMap(machine -> List.copyOf(machine.pods).stream())
                .filter(replica -> !replica.condition.leaving).forEach(engine.health::evict);
    }

    /// All pods of a node pool leave, as fast as what may be disrupted allows; no new ones come.
    void drain(int pool) {
        machines.stream().filter(machine -> machine.pool == pool && machine.isThere())
                .forEach(machine -> empty(machine, () -> {
                }));
    }

    /// Whether no pod is left on the nodes of a pool.
    boolean isEmpty(int pool) {
        return machines.stream().allMatch(machine -> machine.pool != pool || machine.pods.isEmpty());
    }

    /// Lets a node take no more pods and those on it leave as fast as what may be disrupted allows.
    ///
    /// @param then what is done when there is none left
    void empty(Machine machine, Runnable then) {
        machine.cordoned = true;
        if (machine.state == Machine.State.REMOVED) {
            return;
        }
        if (machine.pods.isEmpty()) {
            then.run();
            return;
        }
        for (Replica replica : List.copyOf(machine.pods)) {
            if (!replica.condition.leaving && mayLeave(replica)) {
                engine.health.evict(replica);
            }
        }
        int life = machine.life;
        engine.agenda.after(machine.pods.isEmpty() ? 0 : RETRY, () -> {
            if (machine.life == life) {
                empty(machine, then);
            }
        });
    }

    /// Whether one replica more may be taken away: a pod that is not up disturbs nobody.
    boolean mayLeave(Replica replica) {
        int healthy = 0;
        for (Replica other : engine.stations[replica.station]) {
            healthy += other.condition.up && !other.condition.leaving ? 1 : 0;
        }
        int wanted = engine.populations[replica.station].wanted();
        return !replica.condition.up
                || DisruptionBudget.ofMostUnavailable(wanted, podOf(replica).disrupted()).allowed(healthy) > 0;
    }

    /// Whether nodes of a zone are lost with it.
    boolean isZoneLost(int zone) {
        return outages.isZoneLost(zone);
    }

    void loseZone(int zone, int by) {
        outages.loseZone(zone, by);
    }

    /// Nodes that a pool has, those on their way included.
    int count(int pool) {
        return (int) machines.stream().filter(machine -> machine.pool == pool && machine.isThere()).count();
    }

    /// Proves that every replica that runs is on a node, no node has more than it can take, and the books of both agree.
    ///
    /// @throws UnbalancedBooksException when something does not add up
    void prove() {
        for (Machine machine : machines) {
            Resources requested = machine.pods.stream().map(replica -> podOf(replica).wish().request())
                    .reduce(Resources.NONE, Resources::plus);
            require(requested.equals(machine.requested) && requested.fits(machine.plan.packing().allocatable())
                    && machine.pods.size() <= machine.plan.packing().mostPods(),
                    "node %d: %s asked for, %s in its books", machine.number, requested, machine.requested);
            require(machine.pods.isEmpty() || machine.state == Machine.State.READY
                    || machine.state == Machine.State.LOST, "node %d: %s with pods", machine.number, machine.state);
        }
        for (int station : engine.island.stations()) {
            for (Replica replica : plan.pods().get(station) == null ? new Replica[0] : engine.stations[station]) {
                prove(replica, on[replica.number]);
            }
        }
    }

    private void prove(Replica replica, @Nullable Machine machine) {
        String id = replica.plan.id();
        require(machine == null || machine.pods.contains(replica), "%s: not on its node", id);
        require(replica.condition.present == (machine != null || isWaiting(replica)
                || engine.quota != null && engine.quota.isWaiting(replica)),
                "%s: there without a node, or on one without being there", id);
        require(!replica.condition.up || machine != null && machine.state == Machine.State.READY,
                "%s: runs without a node", id);
    }

    private static void require(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new UnbalancedBooksException(String.format(Locale.ROOT, message, values));
        }
    }

    ClusterUse use() {
        return meter.use();
    }
}
