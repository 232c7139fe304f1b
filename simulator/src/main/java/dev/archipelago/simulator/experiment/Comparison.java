package dev.archipelago.simulator.experiment;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.analysis.Capacity;
import dev.archipelago.simulator.analysis.Confidence;
import dev.archipelago.simulator.analysis.Summary;
import dev.archipelago.simulator.analysis.Verdicts;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.PlanCompiler;
import dev.archipelago.simulator.plan.Setting;
import dev.archipelago.simulator.result.CapacityResult;
import dev.archipelago.simulator.result.ComparisonResult;
import dev.archipelago.simulator.result.ComparisonResult.Change;
import dev.archipelago.simulator.result.ComparisonResult.Cost;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import dev.archipelago.simulator.result.ComparisonResult.Outcome;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.ObjectiveResult;
import dev.archipelago.simulator.run.Replications;
import dev.archipelago.simulator.run.WarmUpSearch;
import dev.archipelago.simulator.runtime.Replication;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Simulates designs, or scenarios of one, under the same random numbers, and tells the differences with intervals.
///
/// Replications of the same number draw the same: the same arrivals, and the same service times where both have the same
/// operation. So most of what chance does to one it does to the other, and the difference is known far better than either
/// (common random numbers: Law, Simulation Modeling and Analysis, 11.2).
public final class Comparison {

    private static final int INTERVALS = 100;
    /// What names the random numbers of the second where they are not to be the same.
    private static final long OTHER = 0x9E3779B97F4A7C15L;

    private final List<Side> sides;
    private final Options options;

    /// One of the two.
    ///
    /// @param name in reports
    /// @param scenario id of the scenario of the document; null for none
    public record Side(String name, Document document, @Nullable String scenario) {

        private Setting setting() {
            return Setting.of(document, scenario);
        }
    }

    /// What was observed of one design.
    private record Seen(String name, Document document, List<Observation> observations, Summary summary) {}

    /// Two designs, with how busy the components of each are.
    public record Compared(ComparisonResult result, Map<String, ComponentResult> before,
            Map<String, ComponentResult> after) {}

    /// How it is done.
    ///
    /// @param replications of each
    /// @param duration measured time of each replication; null for that of the scenarios, the longer one, else a minute
    /// @param warmUp time before the measurement; null for that of the scenarios, else found automatically; the longer one
    /// @param threads replications at a time; has no influence on the result
    /// @param paired whether both draw the same random numbers
    public record Options(long seed, int replications, @Nullable TimeSpan duration, @Nullable TimeSpan warmUp,
            int threads, Detail detail, boolean paired) {}

    private Comparison(List<Side> sides, Options options) {
        this.sides = sides;
        this.options = options;
    }

    /// @throws IllegalArgumentException when a side has no such scenario
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static ComparisonResult run(Side before, Side after, Options options, Progress progress,
            CancelSignal cancel) {
        return run(List.of(before, after), _ -> 0, options, progress, cancel).getFirst().result();
    }

    /// Compares one with each of several under the same random numbers, simulating it once.
    ///
    /// @param options paired
    /// @return one result for each, in their order
    /// @throws IllegalArgumentException when a side has no such scenario
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static List<ComparisonResult> each(Side before, List<Side> others, Options options, Progress progress,
            CancelSignal cancel) {
        List<Side> sides = new ArrayList<>(List.of(before));
        sides.addAll(others);
        return run(sides, _ -> 0, options, progress, cancel).stream().map(Compared::result).toList();
    }

    /// Many designs under the same random numbers; all are measured for the same time.
    ///
    /// @param reference the number of the design that each, by its number from 1 on, is compared with
    /// @return of all but the first, in their order
    /// @throws IllegalArgumentException when a side has no such scenario, or more than two are to have numbers of their own
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static List<Compared> run(List<Side> sides, IntUnaryOperator reference, Options options, Progress progress,
            CancelSignal cancel) {
        if (sides.size() > 2 && !options.paired()) {
            throw new IllegalArgumentException("more than two designs are compared in pairs only");
        }
        return new Comparison(sides, options).run(reference, progress, cancel);
    }

    private List<Compared> run(IntUnaryOperator reference, Progress progress, CancelSignal cancel) {
        List<Setting> settings = sides.stream().map(Side::setting).toList();
        List<Plan> plans = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            plans.add(plan(sides.get(i), settings.get(i).document()));
        }
        long duration = settings.stream().mapToLong(setting -> setting.duration(options.duration()).nanos()).max()
                .orElseThrow();
        long warmUp = IntStream.range(0, plans.size())
                .mapToLong(i -> warmUp(settings.get(i), plans.get(i), duration, cancel)).max().orElseThrow();
        var window = new Replication.Window(warmUp, duration, Math.ceilDiv(duration, INTERVALS), warmUp);
        List<List<Observation>> observed = observe(plans, window, progress, cancel);
        List<Seen> seen = IntStream.range(0, plans.size()).mapToObj(i -> new Seen(sides.get(i).name(),
                settings.get(i).document(), observed.get(i), new Summary(plans.get(i), observed.get(i)))).toList();
        return IntStream.range(1, seen.size()).mapToObj(
                i -> compared(seen.get(reference.applyAsInt(i)), seen.get(i), duration, warmUp)).toList();
    }

    private Compared compared(Seen left, Seen right, long duration, long warmUp) {
        Set<String> ofLeft = parts(left.document());
        Set<String> ofRight = parts(right.document());
        return new Compared(new ComparisonResult(left.name(), right.name(), options.seed(), options.replications(),
                options.paired(),
                duration / 1e9, warmUp / 1e9, workloads(left, right), components(left, right),
                objectives(left, right), cost(left, right), without(ofLeft, ofRight), without(ofRight, ofLeft)),
                left.summary().components(), right.summary().components());
    }

    private Plan plan(Side side, Document document) {
        return PlanCompiler.compile(document, side.scenario() == null ? "" : side.scenario(), options.detail());
    }

    private long warmUp(Setting setting, Plan plan, long duration, CancelSignal cancel) {
        TimeSpan given = setting.warmUp(options.warmUp());
        return given == null ? WarmUpSearch.find(plan, options.seed(), duration, cancel).nanos() : given.nanos();
    }

    private List<List<Observation>> observe(List<Plan> plans, Replication.Window window, Progress progress,
            CancelSignal cancel) {
        int n = options.replications();
        if (options.paired()) {
            return Replications.run(plans, options.seed(), n, window, options.threads(), progress, cancel);
        }
        return List.of(
                Replications.run(plans.getFirst(), options.seed(), 0, 0, n, window, options.threads(),
                        share -> progress.at(share / 2), cancel),
                Replications.run(plans.getLast(), options.seed() ^ OTHER, 0, 0, n, window, options.threads(),
                        share -> progress.at((1 + share) / 2), cancel));
    }

    private static Set<String> parts(Document document) {
        Set<String> parts = new LinkedHashSet<>();
        document.workloads().keySet().forEach(id -> parts.add("workload " + id));
        document.architecture().components().keySet().forEach(id -> parts.add("component " + id));
        document.architecture().connections().keySet().forEach(id -> parts.add("connection " + id));
        return parts;
    }

    private static List<String> without(Set<String> all, Set<String> others) {
        return all.stream().filter(part -> !others.contains(part)).toList();
    }

    private Map<String, List<Change>> workloads(Seen left, Seen right) {
        Map<String, List<Change>> workloads = new LinkedHashMap<>();
        left.summary().requests().keySet().stream().filter(right.summary().requests()::containsKey)
                .forEach(id -> workloads.put(id, changes(id, left, right)));
        return workloads;
    }

    private List<Change> changes(String id, Seen left, Seen right) {
        List<Change> changes = new ArrayList<>();
        changes.add(change(Metric.GOODPUT, left, right, o -> requests(o, id).completed() / o.seconds()));
        changes.add(change(Metric.FAILED, left, right, o -> 1 - requests(o, id).success()));
        changes.add(change(Metric.MEAN, left, right, o -> requests(o, id).latency().mean()));
        if (options.detail() != Detail.FLUID) {
            changes.add(quantile(Metric.P50, .5, id, left, right));
            changes.add(quantile(Metric.P95, .95, id, left, right));
            changes.add(quantile(Metric.P99, .99, id, left, right));
        }
        return changes;
    }

    private static Observation.Requests requests(Observation observation, String id) {
        return Observation.of(observation.requests(), id);
    }

    private Change quantile(Metric metric, double fraction, String id, Seen left, Seen right) {
        Change pairs = change(metric, left, right, o -> requests(o, id).latency().quantile(fraction));
        Estimate one = pooled(metric, left, id);
        Estimate other = pooled(metric, right, id);
        double shift = other.value() - one.value() - pairs.difference().value();
        return new Change(metric, one, other, new Estimate(pairs.difference().value() + shift,
                pairs.difference().low() + shift, pairs.difference().high() + shift));
    }

    /// A percentile of all replications together is less biased than the mean of theirs.
    private static Estimate pooled(Metric metric, Seen seen, String id) {
        var latency = Objects.requireNonNull(seen.summary().requests().get(id)).latency();
        return metric == Metric.P50 ? latency.p50() : metric == Metric.P95 ? latency.p95() : latency.p99();
    }

    private Change change(Metric metric, Seen left, Seen right, ToDoubleFunction<Observation> figure) {
        double[] one = left.observations().stream().mapToDouble(figure).toArray();
        double[] other = right.observations().stream().mapToDouble(figure).toArray();
        Estimate difference = options.paired()
                ? Confidence.signed(IntStream.range(0, one.length).mapToDouble(i -> other[i] - one[i]))
                : Confidence.between(one, other);
        return new Change(metric, Confidence.of(IntStream.range(0, one.length).mapToDouble(i -> one[i])),
                Confidence.of(IntStream.range(0, other.length).mapToDouble(i -> other[i])), difference);
    }

    private Map<String, Change> components(Seen left, Seen right) {
        Map<String, Change> components = new LinkedHashMap<>();
        left.summary().components().keySet().stream().filter(right.summary().components()::containsKey)
                .forEach(id -> {
                    Change change = change(Metric.LOAD, left, right, o -> load(Observation.of(o.components(), id)));
                    if (change.difference().isMeasured()) {
                        components.put(id, change);
                    }
                });
        return components;
    }

    private static double load(Observation.Load load) {
        return Double.isNaN(load.utilization()) ? load.cpu() : Math.max(load.utilization(), fraction(load.cpu()));
    }

    private static double fraction(double share) {
        return Double.isNaN(share) ? 0 : share;
    }

    private static Map<String, Outcome> objectives(Seen left, Seen right) {
        Map<String, ObjectiveResult> one = objectives(left);
        Map<String, ObjectiveResult> other = objectives(right);
        Set<String> ids = new LinkedHashSet<>(one.keySet());
        ids.addAll(other.keySet());
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        ids.forEach(id -> outcomes.put(id,
                new Outcome(Optional.ofNullable(one.get(id)), Optional.ofNullable(other.get(id)))));
        return outcomes;
    }

    private static Map<String, ObjectiveResult> objectives(Seen seen) {
        Verdicts verdicts = new Verdicts(seen.summary().requests(), seen.summary().components(),
                seen.summary()::percentile);
        Map<String, ObjectiveResult> results = new LinkedHashMap<>();
        seen.document().objectives().forEach((id, objective) -> results.put(id, verdicts.of(objective)));
        return results;
    }

    private static Optional<Cost> cost(Seen left, Seen right) {
        Optional<CapacityResult.Costs> one = new Capacity(left.document(), left.observations()).result().costs();
        Optional<CapacityResult.Costs> other = new Capacity(right.document(), right.observations()).result().costs();
        return one.isPresent() && other.isPresent() && one.get().currency().equals(other.get().currency())
                ? Optional.of(new Cost(one.get().currency(), one.get().perHour(), other.get().perHour()))
                : Optional.empty();
    }
}
