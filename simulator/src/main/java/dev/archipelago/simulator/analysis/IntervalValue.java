package dev.archipelago.simulator.analysis;

import dev.archipelago.model.quantity.Percentile;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.simulator.measure.Observation;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What an objective looks at, interval by interval.
final class IntervalValue {
    private static final Map<Percentile, ToDoubleFunction<Observation.Served>> PERCENTILES = Map.of(
            Percentile.parse("p50"), Observation.Served::p50, Percentile.parse("p95"), Observation.Served::p95,
            Percentile.parse("p99"), Observation.Served::p99);

    private IntervalValue() {}

    /// Whether it is measured in intervals at all.
    static boolean isKnown(Objective objective, Observation observation) {
        return objective.metric() == Objective.Metric.UTILIZATION
                ? observation.components().containsKey(objective.subject())
                : observation.requests().containsKey(objective.subject())
                        && (objective.metric() != Objective.Metric.LATENCY || objective.percentile() == null
                                || PERCENTILES.containsKey(objective.percentile()));
    }

    /// NaN where nothing was measured.
    static double of(Objective objective, Observation.Interval interval) {
        if (objective.metric() == Objective.Metric.UTILIZATION) {
            return Observation.of(interval.components(), objective.subject()).utilization();
        }
        Observation.Served served = Observation.of(interval.requests(), objective.subject());
        double finished = served.perSecond() + served.failedPerSecond();
        return switch (objective.metric()) {
            case LATENCY -> latency(served, objective.percentile());
            case SUCCESS -> finished == 0 ? Double.NaN : served.perSecond() / finished;
            case THROUGHPUT -> served.perSecond();
            case UTILIZATION -> throw new IllegalStateException("utilization is not that of a workload");
        };
    }

    private static double latency(Observation.Served served, @Nullable Percentile percentile) {
        ToDoubleFunction<Observation.Served> value = percentile == null
                ? Observation.Served::mean
                : PERCENTILES.get(percentile);
        if (value == null) {
            throw new IllegalArgumentException(percentile + " is not known interval by interval");
        }
        return value.applyAsDouble(served);
    }

    /// Whether the value says enough: of a percentile, that at least one request is to be beyond it.
    static boolean isTelling(Objective objective, Observation.Interval interval) {
        if (objective.metric() != Objective.Metric.LATENCY || objective.percentile() == null) {
            return true;
        }
        long requests = Observation.of(interval.requests(), objective.subject()).finished();
        return requests * (1 - objective.percentile().fraction()) >= 1 - 1e-9;
    }
}
