package dev.archipelago.app.seeing;

import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// One chart over time: a few named series of one unit.
///
/// @param id names what is drawn, as in the words of pages and windows
/// @param unit "time", "share", "rate" or "count"
/// @param halfWidths of the 95 % confidence intervals of some series, by the names of these
/// @param of how many series there are of which these are the highest
public record Curves(String id, String unit, Map<String, List<Double>> series, Map<String, List<Double>> halfWidths,
        int of) {
    private static final int MOST = 7;
    private static final double LEAST_QUEUE = 0.05;

    /// All charts that have something to show.
    public static List<Curves> of(SimulationResult result) {
        Timeline line = result.timeline();
        Map<String, List<Double>> failures = new LinkedHashMap<>();
        line.requests().forEach((id, r) -> r.causes().forEach((cause, rate) -> failures.put(id + " " + cause, rate)));
        Map<String, List<Double>> replicas = loads(line, Timeline.Load::replicas);
        replicas.values().removeIf(values -> values.stream().distinct().count() < 2);
        Map<String, List<Double>> queues = loads(line, Timeline.Load::queueLength);
        queues.values().removeIf(values -> highest(values) < LEAST_QUEUE);
        Map<String, List<Double>> load = new LinkedHashMap<>();
        line.requests().forEach((id, r) -> load.put(id, r.offered()));
        Map<String, List<Double>> goodput = new LinkedHashMap<>();
        line.requests().forEach((id, r) -> goodput.put(id, r.goodput()));
        List<Curves> all = new ArrayList<>();
        all.add(highest("latency", "time", latency(line)).with(halfWidths(line)));
        all.add(highest("load", "rate", load));
        all.add(highest("goodput", "rate", goodput));
        all.add(highest("failures", "rate", failures));
        Map<String, List<Double>> utilization = loads(line, Timeline.Load::utilization);
        utilization.keySet()
                .removeIf(id -> !Objects.requireNonNull(result.components().get(id)).busiest().isMeasured());
        all.add(highest("utilization", "share", utilization));
        all.add(highest("queue", "count", queues));
        all.add(highest("replicas", "count", replicas));
        all.add(highest("breakers", "count", line.breakers()));
        return all.stream().filter(curves -> !curves.series.isEmpty()).toList();
    }

    private Curves with(Map<String, List<Double>> widths) {
        return new Curves(id, unit, series, widths, of);
    }

    private static Map<String, List<Double>> halfWidths(Timeline line) {
        Map<String, List<Double>> widths = new LinkedHashMap<>();
        line.requests().forEach((id, r) -> {
            widths.put(id + " p99", r.spread().p99());
            widths.put(id + " p95", r.spread().p95());
            widths.put(id + " p50", r.spread().p50());
        });
        return widths;
    }

    /// Percentiles; means where only rates were followed.
    private static Map<String, List<Double>> latency(Timeline line) {
        Map<String, List<Double>> latency = new LinkedHashMap<>();
        line.requests().forEach((id, r) -> {
            if (r.p50().stream().anyMatch(Double::isFinite)) {
                latency.put(id + " p99", r.p99());
                latency.put(id + " p95", r.p95());
                latency.put(id + " p50", r.p50());
            } else {
                latency.put(id + " mean", r.mean());
            }
        });
        return latency;
    }

    private static Map<String, List<Double>> loads(Timeline line, Function<Timeline.Load, List<Double>> value) {
        Map<String, List<Double>> series = new LinkedHashMap<>();
        line.components().forEach((id, load) -> {
            List<Double> values = value.apply(load);
            if (values.stream().anyMatch(Double::isFinite)) {
                series.put(id, values);
            }
        });
        return series;
    }

    private static Curves highest(String id, String unit, Map<String, List<Double>> series) {
        Map<String, List<Double>> shown = new LinkedHashMap<>();
        series.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, List<Double>> e) -> -highest(e.getValue())))
                .limit(MOST).forEach(entry -> shown.put(entry.getKey(), entry.getValue()));
        return new Curves(id, unit, shown, Map.of(), series.size());
    }

    private static double highest(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).max().orElse(0);
    }
}
