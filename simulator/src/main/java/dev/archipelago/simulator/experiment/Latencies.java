package dev.archipelago.simulator.experiment;

import dev.archipelago.simulator.measure.LatencyHistogram;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.result.OverlaidResult.Distributions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How long the requests of two designs took, counted in the same intervals.
final class Latencies {
    private static final int INTERVALS = 64;
    /// What lies beyond on either side is so rare that a picture would show only noise of it.
    private static final double TAIL = 0.001;
    /// Where all took the same, the picture reaches so far to both sides of it.
    private static final double LEAST_SPREAD = 1.1;

    private Latencies() {}

    /// Of the workloads that both have and of which requests were answered in both.
    static Map<String, Distributions> of(List<Observation> before, List<Observation> after) {
        Map<String, Distributions> all = new LinkedHashMap<>();
        before.getFirst().requests().keySet().stream().filter(after.getFirst().requests()::containsKey)
                .forEach(id -> {
                    LatencyHistogram one = together(before, id);
                    LatencyHistogram other = together(after, id);
                    if (one.count() > 0 && other.count() > 0) {
                        all.put(id, distributions(one, other));
                    }
                });
        return all;
    }

    private static LatencyHistogram together(List<Observation> observations, String id) {
        LatencyHistogram all = Observation.of(observations.getFirst().requests(), id).latency().copy();
        observations.stream().skip(1).forEach(o -> all.addAll(Observation.of(o.requests(), id).latency()));
        return all;
    }

    private static Distributions distributions(LatencyHistogram one, LatencyHistogram other) {
        double low = Math.max(1e-9, Math.min(one.quantile(TAIL), other.quantile(TAIL)));
        double high = Math.max(low, Math.max(one.quantile(1 - TAIL), other.quantile(1 - TAIL)));
        double from = high / low < LEAST_SPREAD ? low / LEAST_SPREAD : low;
        double ratio = (high / low < LEAST_SPREAD ? high * LEAST_SPREAD : high) / from;
        List<Double> bounds = IntStream.rangeClosed(0, INTERVALS)
                .mapToObj(i -> from * Math.pow(ratio, (double) i / INTERVALS)).toList();
        return new Distributions(bounds, shares(one, bounds), shares(other, bounds));
    }

    private static List<Double> shares(LatencyHistogram histogram, List<Double> bounds) {
        return IntStream.range(0, bounds.size() - 1).mapToObj(i -> (histogram.countUpTo(bounds.get(i + 1))
                - histogram.countUpTo(bounds.get(i))) / histogram.count()).toList();
    }
}
