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
import dev.archipelago.simulator.plan.OverloadPlan;
import dev.archipelago.simulator.plan.ScalingPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets the number of replicas of a station follow its load: measures all replicas once a period, and at other moments looks
/// at the last measurement and asks for more or fewer.
///
/// A replica counts as measured when its process has run since the measurement before.
final class Scaler {

    /// Between two looks; the default of the Kubernetes controller manager.
    private static final long LOOKS = 15_000_000_000L;
    private static final double PERCENT = 100;
    private static final int THOUSANDTHS = 1000;

    private final Engine engine;
    private final int station;
    private final ScalingPlan plan;
    private final Replica[] replicas;
    private final Autoscaler autoscaler;
    private final Sampling sampling;
    private final Use[] uses;
    /// Null where there is always a replica.
    private final @Nullable Wakening wakening;
    private final List<ScaleEvent> events = new ArrayList<>();
    private long measured;
    private long scheduled;

    /// What a replica has used, as one sum over the whole run.
    private static final class Use {
        private double cpuBefore;
        private long arrivedBefore;
        private double cpuAtSample;
        private long arrivedAtSample;
        private double insideBefore;
        private double insideAtSample;
        private int life = -1;
        private Sample cpu = Sample.MISSING;
        private Sample requests = Sample.MISSING;
        private Sample memory = Sample.MISSING;

        /// The meters of the replica are about to be set back.
        void keep(Replica replica, long now, boolean flows) {
            insideBefore += flows ? inside(replica, now) : 0;
            cpuBefore += replica.usedArea(now);
            arrivedBefore += replica.arrived();
        }

        private static double inside(Replica replica, long now) {
            return replica.busyArea(now) + replica.waitingArea(now);
        }

        /// @param flows whether there are only rates, so that who is inside is known on average over the period
        void sample(Replica replica, long now, long period, boolean flows) {
            Condition condition = replica.condition;
            double used = cpuBefore + replica.usedArea(now);
            long arrived = arrivedBefore + replica.arrived();
            boolean isWhole = life == condition.life && condition.present && !condition.silent;
            cpu = isWhole ? new Sample(Math.round((used - cpuAtSample) * 1000 / period), now, period) : Sample.MISSING;
            requests = isWhole
                    ? new Sample(Math.round((arrived - arrivedAtSample) * 1e12 / period), now, period)
                    : Sample.MISSING;
            double spent = flows ? insideBefore + inside(replica, now) : 0;
            double inside = flows ? (spent - insideAtSample) / period : replica.load();
            OverloadPlan.Memory taken = replica.plan.overload().memory();
            memory = isWhole && taken.isTold() ? new Sample(taken.of(inside), now, 0) : Sample.MISSING;
            insideAtSample = spent;
            life = condition.life;
            cpuAtSample = used;
            arrivedAtSample = arrived;
        }

        Sample of(Metric metric) {
            return switch (metric) {
                case CPU -> cpu;
                case MEMORY -> memory;
                case REQUESTS -> requests;
                case LAG, SCHEDULE, ACTIVITY, RANGE -> Sample.MISSING;
            };
        }
    }

    /// What one metric asks for.
    ///
    /// @param unit in which its values are counted
    private record Wish(Metric metric, Proposal proposal, double target, double unit) {}

    Scaler(Engine engine, int station, ScalingPlan plan) {
        this.engine = engine;
        this.station = station;
        this.plan = plan;
        this.replicas = engine.stations[station];
        this.autoscaler = new Autoscaler(new Pace(plan.min(), plan.max(), plan.rules()));
        this.sampling = new Sampling(Sampling.PERIOD, phase(plan.samples(), Sampling.PERIOD));
        this.uses = new Use[replicas.length];
        Arrays.setAll(uses, _ -> new Use());
        this.wakening = plan.rest() == null ? null : new Wakening(engine, station, plan, this);
    }

    long phase(int draw, long period) {
        return Math.min(period - 1, (long) (engine.dice.next(draw) * period));
    }

    /// Begins to measure and to look.
    ///
    /// @param measurement when the measurement of the run begins
    /// @param start from when on scheduled times are counted
    void open(long measurement, long start) {
        measured = measurement;
        scheduled = start;
        engine.agenda.at(sampling.phase(), this::sample);
        engine.agenda.at(phase(plan.looks(), LOOKS), this::look);
        if (wakening != null) {
            wakening.open();
        }
    }

    /// The meters of the replicas are about to be set back.
    void keep() {
        for (int i = 0; i < uses.length; i++) {
            uses[i].keep(replicas[i], engine.now(), engine.flow != null);
        }
        if (wakening != null) {
            wakening.keep();
        }
    }

    /// What was changed since the measurement began.
    List<ScaleEvent> events() {
        return List.copyOf(events);
    }

    private void sample() {
        for (int i = 0; i < uses.length; i++) {
            uses[i].sample(replicas[i], engine.now(), sampling.period(), engine.flow != null);
        }
        engine.agenda.after(sampling.period(), this::sample);
    }

    private void look() {
        int current = engine.populations[station].wanted();
        List<Wish> wishes = wishes(current);
        Decision decision = autoscaler.look(engine.now(), current, wishes.stream().map(Wish::proposal).toList());
        if (decision.replicas() != current) {
            note(current, decision, wishes);
            engine.health.scale(station, decision.replicas());
        }
        engine.agenda.after(LOOKS, this::look);
    }

    private List<Wish> wishes(int current) {
        List<Wish> wishes = new ArrayList<>();
        if (plan.cpu() != ScalingPlan.NO_TARGET) {
            wishes.add(new Wish(Metric.CPU, utilization(Metric.CPU, Resource.CPU, current, plan.cpu()), plan.cpu(),
                    PERCENT));
        }
        if (plan.memory() != ScalingPlan.NO_TARGET) {
            wishes.add(new Wish(Metric.MEMORY, utilization(Metric.MEMORY, Resource.OTHER, current, plan.memory()),
                    plan.memory(), PERCENT));
        }
        if (plan.requests() != ScalingPlan.NO_TARGET) {
            wishes.add(new Wish(Metric.REQUESTS, ReplicaCalculator.STANDARD.average(pods(Metric.REQUESTS),
                    Resource.OTHER, current, plan.requests(), engine.now()), plan.requests(), (double) THOUSANDTHS));
        }
        if (plan.lag() != ScalingPlan.NO_TARGET) {
            wishes.add(lag());
        }
        if (!plan.schedule().isEmpty()) {
            wishes.add(perReplica(Metric.SCHEDULE, Math.max(1, scheduled()), 1));
        }
        return wishes;
    }

    private Wish lag() {
        if (engine.flow != null) {
            return new Wish(Metric.LAG, new Proposal.Unreadable("no messages are kept"), plan.lag(), 1);
        }
        return perReplica(Metric.LAG, engine.brokers == null ? 0 : engine.brokers.lag(station, plan.lag()), plan.lag());
    }

    private Wish perReplica(Metric metric, long value, int target) {
        long aimedAt = (long) target * THOUSANDTHS;
        return new Wish(metric, ReplicaCalculator.STANDARD.valuePerReplica(value * THOUSANDTHS, aimedAt,
                Math.max(1, engine.health.staying(station))), aimedAt, (double) THOUSANDTHS);
    }

    /// Replicas that are to be there now whatever the load.
    ///
    /// Source: KEDA, cron scaler: its value is the number of replicas while its time lasts, and one otherwise.
    int scheduled() {
        return engine.now() < scheduled
                ? 0
                : plan.schedule().stream().filter(window -> window.isOpen(engine.now() - scheduled))
                        .mapToInt(ScalingPlan.Window::min).max().orElse(0);
    }

    private Proposal utilization(Metric metric, Resource resource, int current, int target) {
        return ReplicaCalculator.STANDARD.utilization(pods(metric), resource, current, target, engine.now());
    }

    private void note(int current, Decision decision, List<Wish> wishes) {
        Wish followed = decision.metric() == Decision.NONE ? null : wishes.get(decision.metric());
        if (followed != null && followed.proposal() instanceof Proposal.Replicas(int _, long value)) {
            double replicas = followed.metric() == Metric.LAG ? Math.max(1, current) : 1;
            note(current, decision.replicas(), followed.metric(), value / followed.unit() / replicas,
                    followed.target() / followed.unit());
        } else {
            note(current, decision.replicas(), Metric.RANGE, Double.NaN, Double.NaN);
        }
    }

    /// Notes a change, once the measurement has begun.
    void note(int from, int to, Metric metric, double value, double target) {
        if (engine.now() >= measured) {
            events.add(new ScaleEvent(engine.plan.stations().get(station).id(), (engine.now() - measured) / 1e9, from,
                    to, metric, value, target, Double.NaN));
        }
    }

    /// A replica has become ready: of the changes to more of them, those are carried out that asked for no more than are ready now.
    /// A change that was taken back before is never carried out.
    void ready() {
        int there = 0;
        for (Replica replica : replicas) {
            there += replica.condition.isAvailable(engine.now(), 0) ? 1 : 0;
        }
        long now = engine.now() - measured;
        for (int i = events.size() - 1; i >= 0 && events.get(i).grows() && Double.isNaN(events.get(i).ready()); i--) {
            ScaleEvent event = events.get(i);
            if (event.to() <= there) {
                events.set(i, event.readyAfter((now - Math.round(event.at() * 1e9)) / 1e9));
            }
        }
    }

    int station() {
        return station;
    }

    private Phase phase(Replica replica) {
        if (replica.condition.leaving) {
            return Phase.GONE;
        }
        return engine.cluster != null && engine.cluster.isWaiting(replica) ? Phase.PENDING : Phase.RUNNING;
    }

    private List<Pod> pods(Metric metric) {
        List<Pod> pods = new ArrayList<>();
        for (int i = 0; i < replicas.length; i++) {
            Condition condition = replicas[i].condition;
            if (condition.present && (engine.quota == null || !engine.quota.isWaiting(replicas[i]))) {
                pods.add(new Pod(phase(replicas[i]),
                        condition.up ? Readiness.READY : Readiness.UNREADY, condition.presentSince,
                        Math.max(condition.presentSince, condition.up ? condition.upSince : condition.downSince),
                        request(replicas[i], metric), uses[i].of(metric)));
            }
        }
        return pods;
    }

    /// What a replica asks the platform for, by the version that it runs.
    private long request(Replica replica, Metric metric) {
        ScalingPlan own = replica.plan.life().scaling();
        ScalingPlan of = own == null ? plan : own;
        return switch (metric) {
            case CPU -> of.cpuRequest();
            case MEMORY -> of.memoryRequest();
            case REQUESTS, LAG, SCHEDULE, ACTIVITY, RANGE -> Pod.NO_REQUEST;
        };
    }
}
