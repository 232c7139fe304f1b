package dev.archipelago.simulator.experiment;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.simulator.analysis.Verdicts;
import dev.archipelago.simulator.estimate.EstimateResult;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.Figures;
import dev.archipelago.simulator.result.ObjectiveResult;
import dev.archipelago.simulator.result.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleBiFunction;

/// An estimate in the words of a simulation: figures by name, and objectives held against it as if it were exact.
public final class EstimatedFigures {

    private final EstimateResult result;

    private EstimatedFigures(EstimateResult result) {
        this.result = result;
    }

    /// @param document with the values of the scenario that was estimated
    public static Figures of(Document document, EstimateResult result) {
        Map<String, Estimate> values = new LinkedHashMap<>();
        result.requests().forEach((id, all) -> {
            values.put(id + ".goodput", Estimate.of(all.rate() * (1 - all.failed())));
            values.put(id + ".failed", Estimate.of(all.failed()));
            values.put(id + ".mean", Estimate.of(all.mean()));
            values.put(id + ".p50", Estimate.of(all.p50()));
            values.put(id + ".p95", Estimate.of(all.p95()));
            values.put(id + ".p99", Estimate.of(all.p99()));
        });
        result.components().forEach((id, component) -> {
            if (component.rate() > 0) {
                values.put(id + Figures.LOAD, Estimate.of(component.utilization()));
            }
        });
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        objectives(document, result).forEach((id, objective) -> verdicts.put(id, objective.verdict()));
        return new Figures(values, verdicts);
    }

    /// Each objective with what the estimate says of it; not measured, and so inconclusive, where it says nothing.
    ///
    /// @param document with the values of the scenario that was estimated
    public static Map<String, ObjectiveResult> objectives(Document document, EstimateResult result) {
        EstimatedFigures figures = new EstimatedFigures(result);
        Map<String, ObjectiveResult> objectives = new LinkedHashMap<>();
        document.objectives().forEach((id, objective) -> {
            Estimate value = Estimate.of(figures.measured(objective));
            objectives.put(id, new ObjectiveResult(objective.toString(), value,
                    Verdicts.atItsValue(objective, value)));
        });
        return objectives;
    }

    private double measured(Objective objective) {
        return value(objective, result, EstimatedFigures::latency);
    }

    /// What an estimate says of an objective; NaN where it says nothing.
    ///
    /// @param latency of requests, as the objective asks for it
    public static double value(Objective objective, EstimateResult result,
            ToDoubleBiFunction<Objective, EstimateResult.Requests> latency) {
        EstimateResult.Requests all = result.requests().get(objective.subject());
        EstimateResult.Component component = result.components().get(objective.subject());
        return switch (objective.metric()) {
            case LATENCY -> all == null ? Double.NaN : latency.applyAsDouble(objective, all);
            case SUCCESS -> all == null ? Double.NaN : 1 - all.failed();
            case THROUGHPUT -> all == null ? Double.NaN : all.rate() * (1 - all.failed());
            case UTILIZATION -> component == null ? Double.NaN : component.utilization();
        };
    }

    private static double latency(Objective objective, EstimateResult.Requests all) {
        return objective.percentile() == null ? all.mean() : switch (Objects.toString(objective.percentile())) {
            case "p50" -> all.p50();
            case "p95" -> all.p95();
            case "p99" -> all.p99();
            default -> Double.NaN;
        };
    }
}
