package dev.archipelago.simulator.optimisation;

import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.analysis.Capacity;
import dev.archipelago.simulator.analysis.Confidence;
import dev.archipelago.simulator.analysis.Summary;
import dev.archipelago.simulator.analysis.Verdicts;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.result.CapacityResult;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.ObjectiveResult;
import dev.archipelago.simulator.result.Verdict;
import dev.archipelago.simulator.runtime.Replication;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A configuration that is simulated, in every situation as often as in any other.
final class Trial implements Selection.Contestant {

    private final Forecast forecast;
    private final List<Requirement> requirements;
    private final List<Stage> stages;
    private final List<List<Double>> excesses = new ArrayList<>();
    private final List<Double> costs = new ArrayList<>();
    private String currency = "";

    /// The configuration in one situation.
    ///
    /// @param document with the values of the situation
    record Stage(Document document, Plan plan, Replication.Window window, List<Observation> observations) {

        Summary summary() {
            return new Summary(plan, observations);
        }
    }

    Trial(Forecast forecast, List<Requirement> requirements, List<Stage> stages) {
        this.forecast = forecast;
        this.requirements = requirements;
        this.stages = stages;
        requirements.forEach(_ -> excesses.add(new ArrayList<>()));
    }

    Point point() {
        return forecast.point();
    }

    Forecast forecast() {
        return forecast;
    }

    List<Stage> stages() {
        return stages;
    }

    String currency() {
        return currency;
    }

    /// @param observed by situation, as many of each
    void add(List<List<Observation>> observed) {
        int more = observed.getFirst().size();
        for (int r = 0; r < more; r++) {
            double cost = 0;
            for (int s = 0; s < stages.size(); s++) {
                Optional<CapacityResult.Costs> found = new Capacity(stages.get(s).document(),
                        List.of(observed.get(s).get(r))).result().costs();
                currency = found.map(CapacityResult.Costs::currency).orElse(currency);
                cost += found.map(CapacityResult.Costs::perHour).orElse(0.0) / stages.size();
            }
            costs.add(cost);
            for (int i = 0; i < requirements.size(); i++) {
                excesses.get(i).add(requirements.get(i)
                        .excess(observed.get(requirements.get(i).situation()).get(r)));
            }
        }
        for (int s = 0; s < stages.size(); s++) {
            stages.get(s).observations().addAll(observed.get(s));
        }
    }

    @Override
    public int replications() {
        return costs.size();
    }

    @Override
    public double excess(int requirement, int replication) {
        return excesses.get(requirement).get(replication);
    }

    @Override
    public double cost(int replication) {
        return costs.get(replication);
    }

    Estimate cost() {
        return Confidence.of(costs.stream().mapToDouble(cost -> cost));
    }

    /// By requirement, with the verdict of the interval.
    List<ObjectiveResult> objectives() {
        List<Verdicts> verdicts = stages.stream().map(stage -> {
            Summary summary = stage.summary();
            return new Verdicts(summary.requests(), summary.components(), summary::percentile);
        }).toList();
        return requirements.stream()
                .map(requirement -> verdicts.get(requirement.situation()).of(requirement.objective())).toList();
    }

    /// Missed when one is, met when all are.
    Verdict verdict() {
        List<Verdict> all = objectives().stream().map(ObjectiveResult::verdict).toList();
        return all.contains(Verdict.MISSED)
                ? Verdict.MISSED
                : all.contains(Verdict.INCONCLUSIVE) ? Verdict.INCONCLUSIVE : Verdict.MET;
    }

    /// Cores used by all replicas of a component together, by number of the situation and component.
    Map<String, Double> cores() {
        Map<String, Double> cores = new LinkedHashMap<>();
        for (int s = 0; s < stages.size(); s++) {
            List<Observation> observations = stages.get(s).observations();
            for (String id : observations.getFirst().components().keySet()) {
                cores.put(s + " " + id, observations.stream()
                        .mapToDouble(o -> Observation.of(o.components(), id).cores()).average().orElse(0));
            }
        }
        return cores;
    }

    /// Busy share by component, in the situation where it is busiest.
    Map<String, Double> loads() {
        Map<String, Double> loads = new LinkedHashMap<>();
        stages.forEach(stage -> stage.summary().components().forEach((id, component) -> {
            if (busy(component) >= 0) {
                loads.merge(id, busy(component), Math::max);
            }
        }));
        return loads;
    }

    private static double busy(ComponentResult component) {
        return component.busiest().isMeasured() ? component.busiest().value() : -1;
    }
}
