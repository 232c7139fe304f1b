package dev.archipelago.simulator.analysis;

import dev.archipelago.simulator.measure.ClusterUse;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.measure.StorageUse;
import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.result.Mark;
import dev.archipelago.simulator.result.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Averages the time lines of replications interval by interval.
public final class Timelines {

    private final List<Observation> observations;
    private final int intervals;
    private final Confidence.HalfWidths halfWidths = new Confidence.HalfWidths();

    public Timelines(List<Observation> observations) {
        this.observations = List.copyOf(observations);
        this.intervals = observations.getFirst().series().size();
    }

    /// @param marks of the first replication
    public Timeline average(List<Mark> marks) {
        List<Double> seconds = observations.getFirst().series().stream().map(Observation.Interval::end).toList();
        Map<String, Timeline.Requests> requests = new LinkedHashMap<>();
        observations.getFirst().requests().keySet().forEach(id -> requests.put(id, requests(id)));
        Map<String, Timeline.Load> components = new LinkedHashMap<>();
        observations.getFirst().components().keySet().forEach(id -> components.put(id, load(id)));
        Map<String, Timeline.Backlog> channels = new LinkedHashMap<>();
        observations.getFirst().channels().keySet().forEach(id -> channels.put(id, backlog(id)));
        Map<String, Timeline.Nodes> nodes = new LinkedHashMap<>();
        ClusterUse use = observations.getFirst().cluster();
        use.pools().keySet().forEach(id -> nodes.put(id, nodes(id)));
        Map<String, List<Double>> pending = new LinkedHashMap<>();
        use.pods().keySet().forEach(id -> {
            List<Double> series = cluster(interval -> Observation.of(interval.pending(), id));
            if (series.stream().anyMatch(waiting -> waiting > 0)) {
                pending.put(id, series);
            }
        });
        Map<String, List<Double>> storage = new LinkedHashMap<>();
        StorageUse kept = observations.getFirst().storage();
        kept.caches().keySet().forEach(id -> storage.put(id + ".hitRatio",
                averages(o -> Observation.of(o.storage().caches(), id).hitRatio())));
        kept.databases().keySet().forEach(id -> storage.put(id + ".staleShare",
                averages(o -> Observation.of(o.storage().databases(), id).staleShare())));
        return new Timeline(seconds, requests, components, channels, storage, nodes, pending, breakers(), marks);
    }

    private Map<String, List<Double>> breakers() {
        Map<String, List<Double>> breakers = new LinkedHashMap<>();
        observations.getFirst().series().getFirst().breakers().keySet().forEach(id -> {
            List<Double> open = series(interval -> Observation.of(interval.breakers(), id));
            if (open.stream().anyMatch(count -> count > 0)) {
                breakers.put(id, open);
            }
        });
        return breakers;
    }

    private Timeline.Requests requests(String id) {
        return new Timeline.Requests(served(id, Observation.Served::offered),
                served(id, Observation.Served::perSecond), served(id, Observation.Served::failedPerSecond),
                served(id, Observation.Served::mean), served(id, Observation.Served::p50),
                served(id, Observation.Served::p95), served(id, Observation.Served::p99),
                new Timeline.Spread(spread(id, Observation.Served::p50), spread(id, Observation.Served::p95),
                        spread(id, Observation.Served::p99)),
                causes(id));
    }

    private Map<String, List<Double>> causes(String id) {
        Map<String, List<Double>> causes = new LinkedHashMap<>();
        for (Failure failure : Failure.values()) {
            List<Double> series = served(id, served -> served.causes()[failure.ordinal()]);
            if (series.stream().anyMatch(rate -> rate > 0)) {
                causes.put(failure.id(), series);
            }
        }
        return causes;
    }

    private Timeline.Load load(String id) {
        return new Timeline.Load(busy(id, Observation.Busy::utilization), busy(id, Observation.Busy::queue),
                busy(id, Observation.Busy::replicas), busy(id, Observation.Busy::cores),
                busy(id, Observation.Busy::throttled), busy(id, Observation.Busy::ready),
                busy(id, Observation.Busy::failed));
    }

    private Timeline.Backlog backlog(String id) {
        return new Timeline.Backlog(series(interval -> Observation.of(interval.channels(), id).lag()),
                series(interval -> Observation.of(interval.channels(), id).age()));
    }

    private Timeline.Nodes nodes(String id) {
        List<Double> cpu = nodes(id, ClusterUse.Nodes::cpu);
        List<Double> memory = nodes(id, ClusterUse.Nodes::memory);
        List<Double> requestedCpu = nodes(id, ClusterUse.Nodes::requestedCpu);
        List<Double> requestedMemory = nodes(id, ClusterUse.Nodes::requestedMemory);
        List<Double> packed = IntStream.range(0, intervals).mapToObj(i -> cpu.get(i) == 0
                ? Double.NaN
                : Math.max(requestedCpu.get(i) / cpu.get(i), requestedMemory.get(i) / memory.get(i))).toList();
        return new Timeline.Nodes(nodes(id, ClusterUse.Nodes::ready), nodes(id, ClusterUse.Nodes::pods), cpu, memory,
                requestedCpu, requestedMemory, nodes(id, ClusterUse.Nodes::usedCpu),
                nodes(id, ClusterUse.Nodes::contended), packed);
    }

    private List<Double> nodes(String id, ToDoubleFunction<ClusterUse.Nodes> value) {
        return cluster(interval -> value.applyAsDouble(Observation.of(interval.nodes(), id)));
    }

    private List<Double> cluster(ToDoubleFunction<ClusterUse.Interval> value) {
        List<Double> series = new ArrayList<>();
        for (int i = 0; i < intervals; i++) {
            int index = i;
            series.add(observations.stream().mapToDouble(o -> value.applyAsDouble(o.cluster().series().get(index)))
                    .average().orElse(0));
        }
        return series;
    }

    private List<Double> served(String id, ToDoubleFunction<Observation.Served> value) {
        return series(interval -> value.applyAsDouble(Observation.of(interval.requests(), id)));
    }

    private List<Double> spread(String id, ToDoubleFunction<Observation.Served> value) {
        return IntStream.range(0, intervals).mapToObj(i -> halfWidths.of(observations.stream()
                .mapToDouble(o -> value.applyAsDouble(Observation.of(o.series().get(i).requests(), id))))).toList();
    }

    private List<Double> busy(String id, ToDoubleFunction<Observation.Busy> value) {
        return series(interval -> value.applyAsDouble(Observation.of(interval.components(), id)));
    }

    private List<Double> averages(Function<Observation, List<Double>> series) {
        return IntStream.range(0, intervals).mapToObj(i -> observations.stream()
                .mapToDouble(o -> series.apply(o).get(i)).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN))
                .toList();
    }

    private List<Double> series(ToDoubleFunction<Observation.Interval> value) {
        List<Double> series = new ArrayList<>();
        for (int i = 0; i < intervals; i++) {
            int index = i;
            series.add(observations.stream().mapToDouble(o -> value.applyAsDouble(o.series().get(index)))
                    .filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN));
        }
        return series;
    }
}
