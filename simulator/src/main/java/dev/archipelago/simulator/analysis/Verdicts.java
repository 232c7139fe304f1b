package dev.archipelago.simulator.analysis;

import dev.archipelago.model.quantity.Percentile;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.ObjectiveResult;
import dev.archipelago.simulator.result.Verdict;
import dev.archipelago.simulator.result.WorkloadResult;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Holds objectives against what was measured.
public final class Verdicts {

    private final Map<String, WorkloadResult> requests;
    private final Map<String, ComponentResult> components;
    private final BiFunction<String, Percentile, Estimate> percentiles;

    /// @param percentiles latency of a workload at any percentile
    public Verdicts(Map<String, WorkloadResult> requests, Map<String, ComponentResult> components,
            BiFunction<String, Percentile, Estimate> percentiles) {
        this.requests = requests;
        this.components = components;
        this.percentiles = percentiles;
    }

    public ObjectiveResult of(Objective objective) {
        Estimate measured = measured(objective);
        return new ObjectiveResult(objective.toString(), measured, verdict(objective, measured));
    }

    private Estimate measured(Objective objective) {
        WorkloadResult workload = requests.get(objective.subject());
        ComponentResult component = components.get(objective.subject());
        return switch (objective.metric()) {
            case LATENCY -> workload == null ? Estimate.NONE : latency(objective, workload);
            case SUCCESS -> workload == null ? Estimate.NONE : workload.success();
            case THROUGHPUT -> workload == null ? Estimate.NONE : workload.goodput();
            case UTILIZATION -> component == null ? Estimate.NONE : component.busiest();
        };
    }

    private Estimate latency(Objective objective, WorkloadResult workload) {
        @Nullable
        Percentile percentile = objective.percentile();
        return percentile == null ? workload.latency().mean() : percentiles.apply(objective.subject(), percentile);
    }

    /// The verdict as if the value were exact.
    public static Verdict atItsValue(Objective objective, Estimate measured) {
        return verdict(objective, Estimate.of(measured.value()));
    }

    static Verdict verdict(Objective objective, Estimate measured) {
        double low = measured.hasInterval() ? measured.low() : measured.value();
        double high = measured.hasInterval() ? measured.high() : measured.value();
        if (!measured.isMeasured()) {
            return Verdict.INCONCLUSIVE;
        }
        boolean below = objective.comparison() == Objective.Comparison.BELOW;
        boolean met = below ? high < objective.bound() : low > objective.bound();
        boolean missed = below ? low >= objective.bound() : high <= objective.bound();
        return met ? Verdict.MET : missed ? Verdict.MISSED : Verdict.INCONCLUSIVE;
    }
}
