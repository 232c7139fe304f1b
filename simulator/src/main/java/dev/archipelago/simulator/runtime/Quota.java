package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.ClusterUse;
import dev.archipelago.simulator.measure.TimeAverage;
import dev.archipelago.simulator.plan.QuotaPlan;
import dev.archipelago.simulator.plan.QuotaPlan.Need;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What all replicas together may ask for: one for which not enough is left is not created, and so has no node and does not count for
/// the autoscaler. As soon as enough is given back those that wait are created, in the order in which they were asked for; a smaller one
/// may pass a larger one. Replicas that are ending still count.
///
/// Source: Kubernetes 1.34, ResourceQuota.
final class Quota {

    private final Engine engine;
    private final QuotaPlan plan;
    private final boolean[] counted;
    private final List<Replica> waiting = new ArrayList<>();
    /// By station.
    private final TimeAverage[] held;
    private Need taken = Need.NONE;
    private boolean admitting;

    Quota(Engine engine, QuotaPlan plan) {
        this.engine = engine;
        this.plan = plan;
        this.counted = new boolean[engine.replicas.length];
        this.held = new TimeAverage[plan.pods().size()];
        Arrays.setAll(held, _ -> new TimeAverage());
        for (int station : engine.island.stations()) {
            for (Replica replica : engine.stations[station]) {
                if (replica.condition.present && lacks(replica)) {
                    hold(replica);
                }
            }
        }
    }

    /// A replica that was to be there from the start on.
    private void hold(Replica replica) {
        if (replica.condition.up) {
            replica.condition.up = false;
            replica.close();
            engine.populations[replica.station].change(-1);
        }
        replica.condition.readySince = Condition.NOT_READY;
        if (engine.cluster != null) {
            engine.cluster.free(replica);
        }
    }

    /// Tells callers who is not there from the start on.
    void open() {
        waiting.stream().mapToInt(replica -> replica.station).distinct().forEach(engine.health::show);
    }

    private @Nullable Need need(Replica replica) {
        return plan.pod(replica.station, replica.version);
    }

    /// Whether a replica that is to start cannot be created yet; it starts as soon as it can.
    boolean lacks(Replica replica) {
        Need need = need(replica);
        if (need == null || counted[replica.number]) {
            return false;
        }
        if (isWaiting(replica)) {
            return true;
        }
        if (takes(replica, need)) {
            return false;
        }
        waiting.add(replica);
        held[replica.station].add(engine.now(), 1);
        return true;
    }

    private boolean takes(Replica replica, Need need) {
        Need then = taken.plus(need);
        if (!then.fits(plan.most())) {
            return false;
        }
        taken = then;
        counted[replica.number] = true;
        return true;
    }

    boolean isWaiting(Replica replica) {
        return waiting.contains(replica);
    }

    /// A replica is gone.
    void free(Replica replica) {
        if (waiting.remove(replica)) {
            held[replica.station].add(engine.now(), -1);
        }
        if (counted[replica.number]) {
            counted[replica.number] = false;
            taken = taken.minus(Objects.requireNonNull(need(replica)));
            if (!admitting && !waiting.isEmpty()) {
                admitting = true;
                engine.agenda.after(0, this::admit);
            }
        }
    }

    private void admit() {
        admitting = false;
        for (Replica replica : List.copyOf(waiting)) {
            if (isWaiting(replica) && takes(replica, Objects.requireNonNull(need(replica)))) {
                waiting.remove(replica);
                held[replica.station].add(engine.now(), -1);
                replica.condition.presentSince = engine.now();
                engine.health.start(replica);
            }
        }
    }

    /// Starts counting the time anew.
    void restart() {
        for (TimeAverage average : held) {
            average.restart(engine.now());
        }
    }

    /// Replicas that were not created.
    Map<String, ClusterUse.Held> use() {
        Map<String, ClusterUse.Held> all = new LinkedHashMap<>();
        for (int station : engine.island.stations()) {
            if (plan.pods().get(station) != null) {
                all.put(engine.plan.stations().get(station).id(),
                        new ClusterUse.Held(held[station].mean(engine.now()), held[station].max()));
            }
        }
        return all;
    }

    /// Proves that what is taken is what the replicas that are there ask for, and no more than there is.
    ///
    /// @throws UnbalancedBooksException when something does not add up
    void prove() {
        Need sum = Need.NONE;
        for (int station : engine.island.stations()) {
            for (Replica replica : engine.stations[station]) {
                if (counted[replica.number]) {
                    sum = sum.plus(Objects.requireNonNull(need(replica)));
                }
                if (need(replica) != null
                        && replica.condition.present != (counted[replica.number] || isWaiting(replica))) {
                    throw new UnbalancedBooksException(replica.plan.id() + ": there without its part of the quota");
                }
            }
        }
        if (!sum.equals(taken) || !taken.fits(plan.most())) {
            throw new UnbalancedBooksException("quota: " + sum + " asked for, " + taken + " in the books");
        }
    }
}
