package dev.archipelago.simulator.experiment;

import dev.archipelago.model.quantity.Percentile;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.simulator.analysis.Capacity;
import dev.archipelago.simulator.analysis.Confidence;
import dev.archipelago.simulator.analysis.Verdicts;
import dev.archipelago.simulator.experiment.Comparison.Seen;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.result.CapacityResult;
import dev.archipelago.simulator.result.ComparisonResult.Change;
import dev.archipelago.simulator.result.ComparisonResult.Cost;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import dev.archipelago.simulator.result.ComparisonResult.Outcome;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.ObjectiveResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What differs between the observations of two designs, replication by replication where both drew the same random numbers.
final class Differences {
    private final Seen left;
    private final Seen right;
    private final Comparison.Options options;

    Differences(Seen left, Seen right, Comparison.Options options) {
        this.left = left;
        this.right = right;
        this.options = options;
    }

    // ---- workloads -------------------------------------------------------------------------------------------------

    Map<String, List<Change>> workloads() {
        Map<String, List<Change>> workloads = new LinkedHashMap<>();
        left.summary().requests().keySet().stream().filter(right.summary().requests()::containsKey)
                .forEach(id -> workloads.put(id, changes(id)));
        return workloads;
    }

    private List<Change> changes(String id) {
        List<Change> changes = new ArrayList<>();
        changes.add(change(Metric.GOODPUT, o -> goodput(o, id)));
        changes.add(change(Metric.FAILED, o -> 1 - requests(o, id).success()));
        changes.add(change(Metric.MEAN, o -> requests(o, id).latency().mean()));
        if (options.detail() != Detail.FLUID) {
            changes.add(quantile(Metric.P50, .5, id));
            changes.add(quantile(Metric.P95, .95, id));
            changes.add(quantile(Metric.P99, .99, id));
        }
        return changes;
    }

    private static double goodput(Observation observation, String id) {
        return requests(observation, id).completed() / observation.seconds();
    }

    private static Observation.Requests requests(Observation observation, String id) {
        return Observation.of(observation.requests(), id);
    }

    private Change quantile(Metric metric, double fraction, String id) {
        Estimate one = pooled(metric, left, id);
        Estimate other = pooled(metric, right, id);
        return new Change(metric, one, other, quantile(fraction, id, one, other));
    }

    /// The interval of the pairs, around the difference of the percentiles of all replications together.
    private Estimate quantile(double fraction, String id, Estimate one, Estimate other) {
        Estimate pairs = difference(o -> requests(o, id).latency().quantile(fraction));
        double shift = other.value() - one.value() - pairs.value();
        return new Estimate(pairs.value() + shift, pairs.low() + shift, pairs.high() + shift);
    }

    /// A percentile of all replications together is less biased than the mean of theirs.
    private static Estimate pooled(Metric metric, Seen seen, String id) {
        var latency = Objects.requireNonNull(seen.summary().requests().get(id)).latency();
        return metric == Metric.P50 ? latency.p50() : metric == Metric.P95 ? latency.p95() : latency.p99();
    }

    private Change change(Metric metric, ToDoubleFunction<Observation> figure) {
        return new Change(metric, Confidence.of(left.observations().stream().mapToDouble(figure)),
                Confidence.of(right.observations().stream().mapToDouble(figure)), difference(figure));
    }

    private Estimate difference(ToDoubleFunction<Observation> figure) {
        double[] one = left.observations().stream().mapToDouble(figure).toArray();
        double[] other = right.observations().stream().mapToDouble(figure).toArray();
        return options.paired()
                ? Confidence.signed(IntStream.range(0, one.length).mapToDouble(i -> other[i] - one[i]))
                : Confidence.between(one, other);
    }

    // ---- components ------------------------------------------------------------------------------------------------

    Map<String, Change> components() {
        Map<String, Change> components = new LinkedHashMap<>();
        left.summary().components().keySet().stream().filter(right.summary().components()::containsKey)
                .forEach(id -> {
                    Change change = change(Metric.LOAD, o -> load(o, id));
                    if (change.difference().isMeasured()) {
                        components.put(id, change);
                    }
                });
        return components;
    }

    private static double load(Observation observation, String id) {
        Observation.Load load = Observation.of(observation.components(), id);
        return Double.isNaN(load.utilization()) ? load.cpu() : Math.max(load.utilization(), fraction(load.cpu()));
    }

    private static double fraction(double share) {
        return Double.isNaN(share) ? 0 : share;
    }

    // ---- objectives ------------------------------------------------------------------------------------------------

    Map<String, Outcome> objectives() {
        Map<String, Objective> one = left.document().objectives();
        Map<String, Objective> other = right.document().objectives();
        Verdicts before = verdicts(left);
        Verdicts after = verdicts(right);
        Set<String> ids = new LinkedHashSet<>(one.keySet());
        ids.addAll(other.keySet());
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        ids.forEach(id -> {
            Optional<ObjectiveResult> was = Optional.ofNullable(one.get(id)).map(before::of);
            Optional<ObjectiveResult> is = Optional.ofNullable(other.get(id)).map(after::of);
            outcomes.put(id, new Outcome(was, is, was.isPresent() && is.isPresent()
                    ? difference(Objects.requireNonNull(one.get(id)), Objects.requireNonNull(other.get(id)),
                            was.get().measured(), is.get().measured())
                    : Estimate.NONE));
        });
        return outcomes;
    }

    private static Verdicts verdicts(Seen seen) {
        return new Verdicts(seen.summary().requests(), seen.summary().components(), seen.summary()::percentile);
    }

    private Estimate difference(Objective one, Objective other, Estimate before, Estimate after) {
        boolean same = one.subject().equals(other.subject()) && one.metric() == other.metric()
                && Objects.equals(one.percentile(), other.percentile());
        if (!same || !before.isMeasured() || !after.isMeasured()) {
            return Estimate.NONE;
        }
        String id = one.subject();
        return switch (one.metric()) {
            case LATENCY -> latency(one.percentile(), id, before, after);
            case SUCCESS -> difference(o -> requests(o, id).success());
            case THROUGHPUT -> difference(o -> goodput(o, id));
            case UTILIZATION -> difference(o -> load(o, id));
        };
    }

    private Estimate latency(@Nullable Percentile percentile, String id, Estimate before, Estimate after) {
        return percentile == null
                ? difference(o -> requests(o, id).latency().mean())
                : quantile(percentile.fraction(), id, before, after);
    }

    // ---- cost ------------------------------------------------------------------------------------------------------

    Optional<Cost> cost() {
        Optional<CapacityResult.Costs> one = new Capacity(left.document(), left.observations()).result().costs();
        Optional<CapacityResult.Costs> other = new Capacity(right.document(), right.observations()).result().costs();
        return one.isPresent() && other.isPresent() && one.get().currency().equals(other.get().currency())
                ? Optional.of(new Cost(one.get().currency(), one.get().perHour(), other.get().perHour()))
                : Optional.empty();
    }
}
