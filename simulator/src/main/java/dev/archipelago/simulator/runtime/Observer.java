package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.ClusterUse;
import dev.archipelago.simulator.measure.LatencyHistogram;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.measure.ScaleEvent;
import dev.archipelago.simulator.measure.StorageUse;
import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.StationPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Reads the meters of an engine: interval by interval for the time line, and all of them at the end.
final class Observer {

    private final Engine engine;
    private final List<Observation.Interval> series = new ArrayList<>();
    private Areas[] before;
    private final long[][] failedBefore;
    private final long[] offeredBefore;
    private final CallsEnded[] callsEnded;
    private final List<String> withBreakers;
    private long intervalBegan;
    private long began;

    /// Integrals over all replicas of a station.
    private record Areas(double busy, double waiting, double used, double throttled, double up,
            double workers, double cores) {
        static Areas of(Replica[] replicas, long now) {
            double busy = 0;
            double waiting = 0;
            double used = 0;
            double throttled = 0;
            double up = 0;
            double workers = 0;
            double cores = 0;
            for (Replica replica : replicas) {
                busy += replica.busyArea(now);
                waiting += replica.waitingArea(now);
                used += replica.usedArea(now);
                throttled += replica.throttledArea(now);
                up += replica.condition.upTime(now, replica.start);
                workers += replica.workerTime(now);
                cores += replica.coreTime(now);
            }
            return new Areas(busy, waiting, used, throttled, up, workers, cores);
        }

        private static double share(double part, double whole) {
            return whole == 0 ? 0 : part / whole;
        }
    }

    Observer(Engine engine) {
        this.engine = engine;
        this.before = new Areas[0];
        this.failedBefore = new long[engine.sessions.sources.length][];
        this.offeredBefore = new long[failedBefore.length];
        this.callsEnded = engine.island.stations().stream().map(station -> new CallsEnded(engine, station))
                .toArray(CallsEnded[]::new);
        this.withBreakers = Stocktaking.withBreakers(engine);
    }

    void begin() {
        engine.restartMeters();
        began = engine.now();
        intervalBegan = began;
        before = areas();
        for (int i = 0; i < failedBefore.length; i++) {
            failedBefore[i] = new long[Failure.values().length];
            offeredBefore[i] = 0;
        }
        for (CallsEnded calls : callsEnded) {
            calls.failedShare();
        }
    }

    private Areas[] areas() {
        return engine.island.stations().stream().map(i -> Areas.of(engine.stations[i], engine.now()))
                .toArray(Areas[]::new);
    }

    /// Closes an interval of the time line.
    void mark() {
        double seconds = (engine.now() - intervalBegan) / 1e9;
        Map<String, Observation.Served> requests = new LinkedHashMap<>();
        for (Source source : engine.sessions.sources) {
            int i = source.number;
            source.inside(engine.now());
            if (!source.plan.job()) {
                double[] causes = new double[source.failures.length];
                for (int cause = 0; cause < causes.length; cause++) {
                    causes[cause] = (source.failures[cause] - failedBefore[i][cause]) / seconds;
                }
                requests.put(source.plan.id(),
                        served(source.recent, (source.offered - offeredBefore[i]) / seconds, causes, seconds));
                source.closeInterval();
                failedBefore[i] = source.failures.clone();
                offeredBefore[i] = source.offered;
            }
        }
        Map<String, Observation.Busy> components = new LinkedHashMap<>();
        Areas[] areas = areas();
        List<Integer> stations = engine.island.stations();
        for (int i = 0; i < areas.length; i++) {
            components.put(engine.plan.stations().get(stations.get(i)).id(),
                    busy(stations.get(i), before[i], areas[i], seconds, callsEnded[i].failedShare()));
        }
        before = areas;
        series.add(new Observation.Interval((engine.now() - began) / 1e9, requests, components,
                channels(Subscription::waiting), engine.guards.breakers.open(withBreakers),
                engine.plan.faults().isEmpty() ? Map.of() : Violations.of(engine)));
        if (engine.storage != null) {
            engine.storage.mark();
        }
        if (engine.cluster != null) {
            engine.cluster.meter.mark();
        }
        intervalBegan = engine.now();
    }

    private Observation.Served served(LatencyHistogram recent, double offered, double[] causes, double seconds) {
        double[] percentiles = percentiles(recent);
        long count = recent.count();
        return new Observation.Served(offered, count / seconds, sum(causes), count, recent.mean(),
                percentiles[0], percentiles[1], percentiles[2], causes);
    }

    private static double sum(double[] causes) {
        double sum = 0;
        for (double cause : causes) {
            sum += cause;
        }
        return sum;
    }

    /// The 50th, 95th and 99th; rates alone say nothing about single requests.
    private double[] percentiles(LatencyHistogram recent) {
        return engine.flow == null
                ? recent.quantiles(0.5, 0.95, 0.99)
                : new double[]{Double.NaN, Double.NaN, Double.NaN};
    }

    private Observation.Busy busy(int station, Areas from, Areas to, double seconds, double failed) {
        StationPlan plan = engine.plan.stations().get(station);
        double whole = to.up - from.up;
        double workers = Areas.share(to.busy - from.busy, to.workers - from.workers);
        double cpu = Areas.share(to.used - from.used, to.cores - from.cores);
        return new Observation.Busy(Math.max(plan.boundsWorkers() ? workers : 0, cpu),
                (to.waiting - from.waiting) / (seconds * 1e9), whole / (seconds * 1e9),
                (to.used - from.used) / (seconds * 1e9),
                (to.busy - from.busy + to.waiting - from.waiting) / (seconds * 1e9),
                Areas.share(to.throttled - from.throttled, whole), Stocktaking.ready(engine.stations[station]), failed);
    }

    /// The intervals that have been closed so far.
    List<Observation.Interval> series() {
        return List.copyOf(series);
    }

    Observation end() {
        Map<String, Observation.Requests> requests = new LinkedHashMap<>();
        for (Source source : engine.sessions.sources) {
            if (!source.plan.job()) {
                requests.put(source.plan.id(), new Observation.Requests(source.offered, source.completed(),
                        source.failures.clone(), source.inFlightAtStart, source.inFlight, source.latency()));
            }
        }
        Map<String, Observation.Work> operations = new LinkedHashMap<>();
        engine.metersByOperation.forEach((id, meter) -> operations.put(id, new Observation.Work(meter.calls(),
                meter.latency.all(), mean(meter.selfTime, meter.ended()), mean(meter.queued, meter.calls()),
                meter.decided == 0 ? Double.NaN : (double) meter.degraded / meter.decided)));
        Map<String, Observation.Load> components = new LinkedHashMap<>();
        for (int i : engine.island.stations()) {
            components.put(engine.plan.stations().get(i).id(), load(i));
        }
        return new Observation((engine.now() - began) / 1e9, engine.taken(), requests, operations, components,
                traffic(), List.copyOf(series), List.of(),
                engine.watch == null ? List.of() : engine.watch.episodes(),
                engine.scalers.stream().flatMap(scaler -> scaler.events().stream())
                        .sorted(Comparator.comparingDouble(ScaleEvent::at)).toList(),
                engine.changes == null ? List.of() : engine.changes.events(),
                channels(subscription -> subscription.observe(began)),
                (engine.storage == null ? StorageUse.NONE : engine.storage.use()).and(resources()),
                (engine.cluster == null ? ClusterUse.NONE : engine.cluster.use())
                        .with(engine.quota == null ? Map.of() : engine.quota.use()),
                transactions(), engine.guards.breakers.events(began));
    }

    private StorageUse resources() {
        Map<String, StorageUse.Resource> all = new LinkedHashMap<>();
        for (int station : engine.island.stations()) {
            StationPlan plan = engine.plan.stations().get(station);
            for (int i = 0; i < plan.resources().size(); i++) {
                double held = 0;
                double time = 0;
                long taken = 0;
                long waited = 0;
                for (Replica replica : engine.stations[station]) {
                    Permits permits = replica.permits[i];
                    held += permits.heldArea(engine.now());
                    time += (double) permits.capacity * replica.upTime(engine.now());
                    taken += permits.taken();
                    waited += permits.waited();
                }
                all.put(plan.id() + "." + plan.resources().get(i).id(),
                        new StorageUse.Resource(time == 0 ? Double.NaN : held / time, taken, waited));
            }
        }
        return new StorageUse(Map.of(), Map.of(), all);
    }

    private Map<String, Observation.Transactions> transactions() {
        Map<String, Observation.Transactions> all = new LinkedHashMap<>();
        if (engine.transactions != null) {
            engine.transactions.observe(all);
        }
        if (engine.outboxes != null) {
            engine.outboxes.observe(all);
        }
        if (engine.dualWrites != null) {
            engine.dualWrites.observe(all);
        }
        if (engine.brokers != null) {
            engine.brokers.chains.observe(all);
        }
        return all;
    }

    private <T> Map<String, T> channels(Function<Subscription, T> of) {
        Map<String, T> channels = new LinkedHashMap<>();
        if (engine.brokers != null) {
            engine.brokers.subscriptions()
                    .forEach(subscription -> channels.put(subscription.id(), of.apply(subscription)));
        }
        return channels;
    }

    /// Of nanoseconds, in seconds.
    private static double mean(long sum, long count) {
        return count == 0 ? Double.NaN : sum / 1e9 / count;
    }

    private Observation.Load load(int station) {
        StationPlan plan = engine.plan.stations().get(station);
        Replica[] replicas = engine.stations[station];
        Areas areas = Areas.of(replicas, engine.now());
        double duration = Math.max(1, engine.now() - began);
        double whole = Math.max(1, areas.up);
        Population population = engine.populations[station];
        long wasted = 0;
        long calls = 0;
        for (Replica replica : replicas) {
            wasted += replica.wasted;
            calls += replica.arrived();
        }
        long work = engine.work(station);
        return new Observation.Load(areas.up / duration, population.least(), population.most(), population.up(),
                plan.boundsWorkers() ? Areas.share(areas.busy, areas.workers) : Double.NaN,
                Double.isInfinite(plan.cores()) ? Double.NaN : Areas.share(areas.used, areas.cores),
                areas.throttled / whole, areas.waiting / duration, work == 0 ? 0 : (double) wasted / work,
                areas.used / duration, calls);
    }

    private Map<String, Observation.Traffic> traffic() {
        Map<String, Observation.Traffic> connections = new LinkedHashMap<>();
        engine.metersByLink.forEach((id, meter) -> connections.put(id,
                new Observation.Traffic(meter.calls(), meter.attempts(), meter.timeouts, meter.rejected, meter.failed,
                        meter.latency.all(), mean(meter.network, meter.sent()), mean(meter.retrying, meter.calls()),
                        meter.failures.clone(), protection(meter), meter.requestsBetweenZones,
                        meter.answersBetweenZones)));
        return connections;
    }

    private static Observation.Protection protection(LinkMeter meter) {
        return new Observation.Protection(meter.hedges, meter.late, meter.expired, meter.cancelled, meter.unaffordable,
                meter.openings, meter.ejections, meter.connections);
    }
}
