package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.autoscaling.Activation;
import dev.archipelago.simulator.measure.ScaleEvent.Metric;
import dev.archipelago.simulator.plan.ScalingPlan;
import java.util.Objects;

/// Takes a station to no replica while there is nothing to do, and lets the first one come back: polls what waits in its
/// channels, how many requests have come since the poll before, those included that found no replica, and the schedule.
///
/// What has no replica from the start on counts as having been active when the run began.
///
/// Source: KEDA, scale loop, polling every 30 s with a cooldown of 300 s.
final class Wakening {

    private static final Activation KEDA = Activation.STANDARD;

    private final Engine engine;
    private final int station;
    private final ScalingPlan plan;
    private final Scaler scaler;
    private final Replica[] replicas;
    private final Replica nobody;
    private long arrivedBefore;
    private long arrivedAtPoll;
    private long lastActive;

    Wakening(Engine engine, int station, ScalingPlan plan, Scaler scaler) {
        this.engine = engine;
        this.station = station;
        this.plan = plan;
        this.scaler = scaler;
        this.replicas = engine.stations[station];
        this.nobody = engine.nobody[station];
    }

    void open() {
        engine.agenda.at(scaler.phase(Objects.requireNonNull(plan.rest()).polls(), KEDA.polling()), this::poll);
    }

    /// The meters of the replicas are about to be set back.
    void keep() {
        arrivedBefore += counted();
    }

    private long counted() {
        long arrived = nobody.arrived();
        for (Replica replica : replicas) {
            arrived += replica.arrived();
        }
        return arrived;
    }

    private void poll() {
        long now = engine.now();
        long work = work();
        if (work > 0) {
            lastActive = now;
        }
        int current = engine.populations[station].wanted();
        int wanted = KEDA.poll(now, current, work > 0, lastActive);
        if (wanted != current) {
            scaler.note(current, wanted, Metric.ACTIVITY, work, KEDA.cooldown() / 1e9);
            engine.health.scale(station, wanted);
        }
        engine.agenda.after(KEDA.polling(), this::poll);
    }

    /// Messages that wait, requests that have come since the last poll and scheduled replicas, of what the number of replicas
    /// follows.
    private long work() {
        long arrived = arrivedBefore + counted();
        long come = arrived - arrivedAtPoll;
        arrivedAtPoll = arrived;
        long lag = plan.lag() == ScalingPlan.NO_TARGET || engine.brokers == null ? 0 : engine.brokers.lag(station);
        return lag + (plan.requests() == ScalingPlan.NO_TARGET ? 0 : come) + scaler.scheduled();
    }
}
