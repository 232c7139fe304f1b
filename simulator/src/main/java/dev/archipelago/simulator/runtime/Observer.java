package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.LatencyHistogram;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the meters of an engine: interval by interval for the time line, and all of them at the end.
final class Observer {

    private final Engine engine;
    private final double[] busyBefore;
    private final double[] coresBefore;
    private final double[] waitingBefore;
    private final List<Observation.Interval> series = new ArrayList<>();
    private long intervalBegan;
    private long began;

    Observer(Engine engine) {
        this.engine = engine;
        int n = engine.stations.length;
        this.busyBefore = new double[n];
        this.coresBefore = new double[n];
        this.waitingBefore = new double[n];
    }

    void begin() {
        engine.restartMeters();
        began = engine.now();
        intervalBegan = began;
    }

    /// Closes an interval of the time line.
    void mark() {
        long now = engine.now();
        double seconds = (now - intervalBegan) / 1e9;
        Map<String, Observation.Served> requests = new LinkedHashMap<>();
        for (Source source : engine.sources) {
            if (!source.plan.job()) {
                requests.put(source.plan.id(), new Observation.Served(source.recent.count() / seconds,
                        source.recentFailed / seconds, source.recent.mean(), source.recent.quantile(0.99)));
            }
            source.recent.reset();
            source.recentFailed = 0;
        }
        Map<String, Observation.Busy> components = new LinkedHashMap<>();
        for (int i = 0; i < engine.stations.length; i++) {
            components.put(engine.stations[i].plan.id(), busy(i, now, seconds));
        }
        series.add(new Observation.Interval(requests, components));
        intervalBegan = now;
    }

    private Observation.Busy busy(int index, long now, double seconds) {
        Station station = engine.stations[index];
        double busy = station.busy.area(now);
        double cores = station.cores.area(now);
        double waiting = station.waiting.area(now);
        double workers = (busy - busyBefore[index]) / seconds
                / (station.replicas.length * (double) station.plan.workers());
        double cpu = (cores - coresBefore[index]) / seconds / (station.replicas.length * station.plan.cores());
        double queue = (waiting - waitingBefore[index]) / seconds;
        busyBefore[index] = busy;
        coresBefore[index] = cores;
        waitingBefore[index] = waiting;
        return new Observation.Busy(Math.max(station.plan.boundsWorkers() ? workers : 0, cpu), queue,
                station.replicas.length);
    }

    Observation end() {
        Map<String, Observation.Requests> requests = new LinkedHashMap<>();
        for (Source source : engine.sources) {
            if (!source.plan.job()) {
                requests.put(source.plan.id(), new Observation.Requests(source.offered, source.completed,
                        source.failures.clone(), source.inFlightAtStart, source.inFlight, source.latency));
            }
        }
        Map<String, Observation.Work> operations = new LinkedHashMap<>();
        engine.metersByOperation.forEach((id, meter) -> operations.put(id, new Observation.Work(meter.calls,
                meter.latency, meter.selfTime.count() == 0 ? Double.NaN : meter.selfTime.mean() / 1e9)));
        Map<String, Observation.Load> components = new LinkedHashMap<>();
        for (Station station : engine.stations) {
            components.put(station.plan.id(), load(station));
        }
        return new Observation((engine.now() - began) / 1e9, engine.taken(), requests, operations, components,
                traffic(),
                List.copyOf(series));
    }

    private Observation.Load load(Station station) {
        long now = engine.now();
        int n = station.replicas.length;
        return new Observation.Load(n,
                station.plan.boundsWorkers()
                        ? station.busy.mean(now) / (n * (double) station.plan.workers())
                        : Double.NaN,
                Double.isInfinite(station.plan.cores())
                        ? Double.NaN
                        : station.cores.mean(now) / (n * station.plan.cores()),
                station.throttled.mean(now) / n, station.waiting.mean(now),
                station.work == 0 ? 0 : (double) station.wasted / station.work);
    }

    private Map<String, Observation.Traffic> traffic() {
        Plan plan = engine.plan;
        Map<String, Observation.Traffic> connections = new LinkedHashMap<>();
        plan.links().stream().map(link -> link.id()).distinct().forEach(id -> {
            LinkMeter meter = engine.metersByLink.get(id);
            if (meter != null) {
                LatencyHistogram latency = meter.latency;
                connections.put(id, new Observation.Traffic(meter.calls, meter.attempts, meter.timeouts, meter.rejected,
                        meter.failed, latency));
            }
        });
        return connections;
    }
}
