package dev.archipelago.simulator.diagnosis;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.simulator.diagnosis.DiagnosisResult.Question;
import dev.archipelago.simulator.result.ComparisonResult;
import dev.archipelago.simulator.result.ComparisonResult.Change;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.Verdict;
import dev.archipelago.simulator.result.WorkloadResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Which numbers can be asked about.
public final class Questions {
    private Questions() {}

    /// What a run makes one ask first: the first objective that is missed, else the first that is not decided, else the 99th
    /// percentile of the workload where it is highest; empty where there is no workload.
    public static Optional<Question> first(Document document, SimulationResult result) {
        List<String> ids = result.objectives().keySet().stream().toList();
        Optional<String> worst = ids.stream()
                .filter(id -> Objects.requireNonNull(result.objectives().get(id)).verdict() == Verdict.MISSED)
                .findFirst()
                .or(() -> ids.stream().filter(id -> Objects.requireNonNull(result.objectives().get(id))
                        .verdict() == Verdict.INCONCLUSIVE).findFirst());
        return worst.map(id -> of(Objects.requireNonNull(document.objectives().get(id))))
                .or(() -> result.requests().entrySet().stream()
                        .max(Comparator.comparingDouble(entry -> entry.getValue().latency().p99().isMeasured()
                                ? entry.getValue().latency().p99().value()
                                : 0))
                        .map(entry -> new Question(entry.getKey(), Metric.P99, "")));
    }

    /// The number of an objective; of other percentiles than those that are compared the next one.
    public static Question of(Objective objective) {
        Metric metric = switch (objective.metric()) {
            case SUCCESS -> Metric.FAILED;
            case THROUGHPUT -> Metric.GOODPUT;
            case UTILIZATION -> Metric.LOAD;
            case LATENCY -> objective.percentile() == null
                    ? Metric.MEAN
                    : switch (Objects.toString(objective.percentile())) {
                        case "p50" -> Metric.P50;
                        case "p90", "p95" -> Metric.P95;
                        default -> Metric.P99;
                    };
        };
        return new Question(objective.subject(), metric, objective.toString());
    }

    static Estimate value(Question question, SimulationResult result) {
        if (question.metric() == Metric.LOAD) {
            ComponentResult component = result.components().get(question.subject());
            return component == null ? Estimate.NONE : component.busiest();
        }
        WorkloadResult workload = result.requests().get(question.subject());
        if (workload == null) {
            return Estimate.NONE;
        }
        Estimate success = workload.success();
        return switch (question.metric()) {
            case GOODPUT -> workload.goodput();
            case FAILED -> new Estimate(1 - success.value(), 1 - success.high(), 1 - success.low());
            case MEAN -> workload.latency().mean();
            case P50 -> workload.latency().p50();
            case P95 -> workload.latency().p95();
            case P99, LOAD -> workload.latency().p99();
        };
    }

    static Change change(Question question, ComparisonResult compared) {
        Map<String, Change> components = compared.components();
        Change none = new Change(question.metric(), Estimate.NONE, Estimate.NONE, Estimate.NONE);
        if (question.metric() == Metric.LOAD) {
            return components.getOrDefault(question.subject(), none);
        }
        return compared.workloads().getOrDefault(question.subject(), List.of()).stream()
                .filter(change -> change.metric() == question.metric()).findFirst().orElse(none);
    }
}
