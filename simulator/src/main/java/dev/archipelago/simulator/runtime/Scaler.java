package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.autoscaling.Autoscaler;
import dev.archipelago.simulator.autoscaling.Decision;
import dev.archipelago.simulator.autoscaling.Pace;
import dev.archipelago.simulator.autoscaling.Pod;
import dev.archipelago.simulator.autoscaling.Pod.Phase;
import dev.archipelago.simulator.autoscaling.Pod.Readiness;
import dev.archipelago.simulator.autoscaling.Pod.Sample;
import dev.archipelago.simulator.autoscaling.Proposal;
import dev.archipelago.simulator.autoscaling.ReplicaCalculator;
import dev.archipelago.simulator.autoscaling.ReplicaCalculator.Resource;
import dev.archipelago.simulator.autoscaling.Sampling;
import dev.archipelago.simulator.measure.ScaleEvent;
import dev.archipelago.simulator.measure.ScaleEvent.Metric;
import dev.archipelago.simulator.plan.ScalingPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lets the number of replicas of a station follow its load: measures all replicas once a period, and at other moments looks
/// at the last measurement and asks for more or fewer.
///
/// A replica counts as measured when its process has run since the measurement before.
final class Scaler {

    /// Between two looks; the default of the Kubernetes controller manager.
    private static final long LOOKS = 15_000_000_000L;

    private final Engine engine;
    private final int station;
    private final ScalingPlan plan;
    private final Replica[] replicas;
    private final Autoscaler autoscaler;
    private final Sampling sampling;
    private final Use[] uses;
    private final List<ScaleEvent> events = new ArrayList<>();
    private long measured;

    /// What a replica has used, as one sum over the whole run.
    private static final class Use {
        private double cpuBefore;
        private long arrivedBefore;
        private double cpuAtSample;
        private long arrivedAtSample;
        private int life = -1;
        private Sample cpu = Sample.MISSING;
        private Sample requests = Sample.MISSING;

        /// The meters of the replica are about to be set back.
        void keep(Replica replica, long now) {
            cpuBefore += replica.usedArea(now);
            arrivedBefore += replica.arrived;
        }

        void sample(Replica replica, long now, long period) {
            Condition condition = replica.condition;
            double used = cpuBefore + replica.usedArea(now);
            long arrived = arrivedBefore + replica.arrived;
            boolean isWhole = life == condition.life && condition.present && !condition.silent;
            cpu = isWhole ? new Sample(Math.round((used - cpuAtSample) * 1000 / period), now, period) : Sample.MISSING;
            requests = isWhole
                    ? new Sample(Math.round((arrived - arrivedAtSample) * 1e12 / period), now, period)
                    : Sample.MISSING;
            life = condition.life;
            cpuAtSample = used;
            arrivedAtSample = arrived;
        }
    }

    Scaler(Engine engine, int station, ScalingPlan plan) {
        this.engine = engine;
        this.station = station;
        this.plan = plan;
        this.replicas = engine.stations[station];
        this.autoscaler = new Autoscaler(new Pace(plan.min(), plan.max(), plan.rules()));
        this.sampling = new Sampling(Sampling.PERIOD, phase(plan.samples(), Sampling.PERIOD));
        this.uses = new Use[replicas.length];
        Arrays.setAll(uses, _ -> new Use());
    }

    private long phase(int draw, long period) {
        return Math.min(period - 1, (long) (engine.dice.next(draw) * period));
    }

    /// Begins to measure and to look.
    ///
    /// @param measurement when the measurement of the run begins
    void open(long measurement) {
        measured = measurement;
        engine.agenda.at(sampling.phase(), this::sample);
        engine.agenda.at(phase(plan.looks(), LOOKS), this::look);
    }

    /// The meters of the replicas are about to be set back.
    void keep() {
        for (int i = 0; i < uses.length; i++) {
            uses[i].keep(replicas[i], engine.now());
        }
    }

    /// What was changed since the measurement began.
    List<ScaleEvent> events() {
        return List.copyOf(events);
    }

    private void sample() {
        for (int i = 0; i < uses.length; i++) {
            uses[i].sample(replicas[i], engine.now(), sampling.period());
        }
        engine.agenda.after(sampling.period(), this::sample);
    }

    private void look() {
        long now = engine.now();
        int current = engine.populations[station].wanted();
        List<Metric> metrics = new ArrayList<>();
        List<Proposal> proposals = new ArrayList<>();
        if (plan.cpu() != ScalingPlan.NO_TARGET) {
            metrics.add(Metric.CPU);
            proposals.add(ReplicaCalculator.STANDARD.utilization(pods(Metric.CPU), Resource.CPU, current, plan.cpu(),
                    now));
        }
        if (plan.requests() != ScalingPlan.NO_TARGET) {
            metrics.add(Metric.REQUESTS);
            proposals.add(ReplicaCalculator.STANDARD.average(pods(Metric.REQUESTS), Resource.OTHER, current,
                    plan.requests(), now));
        }
        Decision decision = autoscaler.look(now, current, proposals);
        if (decision.replicas() != current) {
            if (now >= measured) {
                events.add(event(current, decision, metrics, proposals));
            }
            engine.health.scale(station, decision.replicas());
        }
        engine.agenda.after(LOOKS, this::look);
    }

    private ScaleEvent event(int current, Decision decision, List<Metric> metrics, List<Proposal> proposals) {
        String id = engine.plan.stations().get(station).id();
        double at = (engine.now() - measured) / 1e9;
        if (decision.metric() != Decision.NONE
                && proposals.get(decision.metric()) instanceof Proposal.Replicas(int _, long value)) {
            boolean isCpu = metrics.get(decision.metric()) == Metric.CPU;
            double unit = isCpu ? 100 : 1000;
            return new ScaleEvent(id, at, current, decision.replicas(), metrics.get(decision.metric()), value / unit,
                    (isCpu ? plan.cpu() : plan.requests()) / unit);
        }
        return new ScaleEvent(id, at, current, decision.replicas(), Metric.RANGE, Double.NaN, Double.NaN);
    }

    private Phase phase(Replica replica) {
        if (replica.condition.leaving) {
            return Phase.GONE;
        }
        return engine.cluster != null && engine.cluster.isWaiting(replica) ? Phase.PENDING : Phase.RUNNING;
    }

    private List<Pod> pods(Metric metric) {
        long request = metric == Metric.CPU ? plan.cpuRequest() : Pod.NO_REQUEST;
        List<Pod> pods = new ArrayList<>();
        for (int i = 0; i < replicas.length; i++) {
            Condition condition = replicas[i].condition;
            if (condition.present) {
                pods.add(new Pod(phase(replicas[i]),
                        condition.up ? Readiness.READY : Readiness.UNREADY, condition.presentSince,
                        Math.max(condition.presentSince, condition.up ? condition.upSince : condition.downSince),
                        request, metric == Metric.CPU ? uses[i].cpu : uses[i].requests));
            }
        }
        return pods;
    }
}
