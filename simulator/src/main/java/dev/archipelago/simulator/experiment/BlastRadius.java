package dev.archipelago.simulator.experiment;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.vocabulary.Ordered;
import dev.archipelago.simulator.analysis.Confidence;
import dev.archipelago.simulator.availability.AvailabilityResult;
import dev.archipelago.simulator.availability.StaticAvailability;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.PlanCompiler;
import dev.archipelago.simulator.plan.Setting;
import dev.archipelago.simulator.result.BlastRadiusResult;
import dev.archipelago.simulator.result.BlastRadiusResult.Extent;
import dev.archipelago.simulator.result.BlastRadiusResult.Loss;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.run.Replications;
import dev.archipelago.simulator.run.WarmUpSearch;
import dev.archipelago.simulator.runtime.Replication;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Loses each component, connection and zone in turn for a while and counts what is not answered in time.
///
/// Every loss is compared with the undisturbed run of the same number, which draws the same random numbers.
public final class BlastRadius {

    private static final String CASE = "blast-radius";
    private static final int INTERVALS = 100;
    private static final int PEAK_INTERVALS = 5;
    private static final double RECOVERED = 0.9;

    private final Document document;
    private final Options options;
    private final Set<Extent> extents;
    private final Map<String, Double> bounds;

    /// How it is done.
    ///
    /// @param scenario id of the scenario whose values and faults hold in all runs; null for none
    /// @param at when the part is lost, from the end of the warm-up
    /// @param lasting for how long
    /// @param aftermath measured time behind it
    /// @param warmUp null for found automatically
    /// @param threads runs at a time; has no influence on the result
    public record Options(@Nullable String scenario, long seed, int replications, TimeSpan at, TimeSpan lasting,
            TimeSpan aftermath, @Nullable TimeSpan warmUp, int threads) {}

    /// One part that is lost.
    private record Case(String what, Extent extent, Fault fault) {}

    private BlastRadius(Document document, Options options, Set<Extent> extents) {
        this.extents = Set.copyOf(extents);
        this.document = document;
        this.options = options;
        this.bounds = latencyBounds(document);
    }

    /// @throws IllegalArgumentException when there is no such scenario
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static BlastRadiusResult run(Document document, Options options, Progress progress, CancelSignal cancel) {
        return run(document, options, EnumSet.allOf(Extent.class), progress, cancel);
    }

    /// The same, of losses of some extents only.
    ///
    /// @throws IllegalArgumentException when there is no such scenario
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static BlastRadiusResult run(Document document, Options options, Set<Extent> extents, Progress progress,
            CancelSignal cancel) {
        Setting setting = Setting.of(document, options.scenario());
        return new BlastRadius(setting.document(), options, extents).run(setting.scenario(), progress, cancel);
    }

    private BlastRadiusResult run(@Nullable Scenario scenario, Progress progress, CancelSignal cancel) {
        List<Case> cases = cases().stream().filter(one -> extents.contains(one.extent())).toList();
        List<Plan> plans = new ArrayList<>(List.of(plan(scenario, null)));
        cases.forEach(one -> plans.add(plan(scenario, one.fault())));
        Observed all = Observed.of(plans, options, INTERVALS, progress, cancel);
        List<List<Observation>> observed = all.byPlan();
        List<Observation> calm = observed.getFirst();
        Map<String, Double> direct = direct(calm);
        List<Loss> losses = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            losses.add(loss(cases.get(i), calm, observed.get(i + 1), direct));
        }
        losses.sort(Comparator.comparingDouble((Loss loss) -> -loss.requests().value()));
        return new BlastRadiusResult(document.name(), options.scenario() == null ? "" : options.scenario(),
                options.seed(), options.replications(), all.warmUp() / 1e9, options.at().seconds(),
                options.lasting().seconds(), options.aftermath().seconds(),
                estimate(i -> answered(calm.get(i)) / calm.get(i).seconds()), bounds, losses);
    }

    /// What was measured of plans that run under the same random numbers.
    ///
    /// @param warmUp in nanoseconds, found of the first plan where none is given
    /// @param byPlan the replications of each
    record Observed(long warmUp, List<List<Observation>> byPlan) {
        static Observed of(List<Plan> plans, Options options, int intervals, Progress progress, CancelSignal cancel) {
            long duration = options.at().nanos() + options.lasting().nanos() + options.aftermath().nanos();
            TimeSpan given = options.warmUp();
            long warmUp = given != null
                    ? given.nanos()
                    : WarmUpSearch.find(plans.getFirst(), options.seed(), duration, cancel).nanos();
            return new Observed(warmUp, Replications.run(plans, options.seed(), options.replications(),
                    Replication.Window.of(warmUp, duration, intervals, warmUp), options.threads(), progress, cancel));
        }
    }

    private Plan plan(@Nullable Scenario scenario, @Nullable Fault fault) {
        return plan(document, scenario, fault == null ? List.of() : List.of(fault));
    }

    /// What is run under a scenario with some faults more.
    static Plan plan(Document document, @Nullable Scenario scenario, List<Fault> more) {
        List<Fault> faults = new ArrayList<>(scenario == null ? List.of() : scenario.faults());
        faults.addAll(more);
        Scenario own = new Scenario(null, null, null, Ordered.of(), faults,
                scenario == null ? List.of() : scenario.changes());
        return PlanCompiler.compile(document.withScenarios(Ordered.with(document.scenarios(), CASE, own)), CASE);
    }

    private List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        document.architecture().components().forEach((id, component) -> {
            if (component.kind() == ComponentKind.CLIENT) {
                return;
            }
            if (isOutside(component)) {
                cases.add(new Case(id.value(), Extent.WHOLE,
                        fault("errors", id)));
                return;
            }
            cases.add(new Case(id.value(), Extent.WHOLE, fault("crash", id)));
            if (component.initialReplicas() > 1) {
                cases.add(new Case(id.value(), Extent.ONE_REPLICA,
                        fault("crash", id, ", \"replicas\": 1")));
            }
        });
        Topology.of(document.architecture(), document.workloads()).links().stream()
                .filter(link -> !link.uses().isEmpty() && !link.uses().contains(Link.Use.ENTRY) && !link.isEvent())
                .forEach(link -> cases.add(new Case(link.id().toString(), Extent.CONNECTION,
                        fault("cut", link.id()))));
        if (document.platformOrDefault().zones().size() > 1) {
            document.platformOrDefault().zones().keySet().forEach(zone -> cases.add(
                    new Case(zone, Extent.ZONE, fault("zoneLoss", zone))));
        }
        return cases;
    }

    private Fault fault(String kind, Object what) {
        return fault(kind, what, "");
    }

    /// As a file would say it.
    private Fault fault(String kind, Object what, String more) {
        String text = """
                { "format": 1, "name": "%s", "scenarios": { "%s": { "faults": [
                  { "%s": "%s", "at": "%s", "for": "%s"%s } ] } } }
                """.formatted(CASE, CASE, kind, what, options.at(), options.lasting(), more);
        return DocumentReader.readText(text, CASE + ".json").orElseThrow().scenarios().values().iterator().next()
                .faults().getFirst();
    }

    static boolean isOutside(Component component) {
        return component.kind() == ComponentKind.EXTERNAL || component.kind() == ComponentKind.THIRD_PARTY;
    }

    /// The loosest bound of a workload on its latency is when an answer is too late.
    static Map<String, Double> latencyBounds(Document document) {
        Map<String, Double> bounds = new LinkedHashMap<>();
        document.objectives().values().stream()
                .filter(objective -> objective.metric() == Objective.Metric.LATENCY
                        && objective.comparison() == Objective.Comparison.BELOW)
                .forEach(objective -> bounds.merge(objective.subject(), objective.bound(), Math::max));
        return bounds;
    }

    /// By component, the share of the requests that need it: those that fail when it is down and all else is up.
    private Map<String, Double> direct(List<Observation> calm) {
        AvailabilityResult known = StaticAvailability.of(document, 0);
        double all = known.workloads().keySet().stream().mapToDouble(id -> offered(calm, id)).sum();
        Map<String, Double> direct = new HashMap<>();
        known.components().forEach((id, part) -> direct.put(id, part.lost().entrySet().stream()
                .mapToDouble(lost -> lost.getValue() * offered(calm, lost.getKey())).sum() / all));
        return direct;
    }

    private static double offered(List<Observation> calm, String workload) {
        return calm.stream().mapToDouble(o -> Observation.of(o.requests(), workload).offered()).sum();
    }

    private Loss loss(Case one, List<Observation> calm, List<Observation> hit, Map<String, Double> direct) {
        Map<String, Estimate> workloads = new LinkedHashMap<>();
        calm.getFirst().requests().keySet().forEach(id -> workloads.put(id, estimate(
                i -> (answered(calm.get(i), id) - answered(hit.get(i), id))
                        / during(answered(calm.get(i), id), calm))));
        return new Loss(one.what(), one.extent(),
                estimate(i -> answered(calm.get(i)) - answered(hit.get(i))),
                estimate(i -> (answered(calm.get(i)) - answered(hit.get(i))) * calm.get(i).seconds()
                        / answered(calm.get(i))),
                estimate(i -> (answered(calm.get(i)) - answered(hit.get(i))) / during(answered(calm.get(i)), calm)),
                one.extent() == Extent.WHOLE ? direct.getOrDefault(one.what(), Double.NaN) : Double.NaN,
                peak(calm, hit), atTheEnd(calm, hit) < 1 - RECOVERED, workloads);
    }

    /// Of a number in the whole time, what falls into the time of the loss.
    private double during(double whole, List<Observation> calm) {
        return whole * options.lasting().seconds() / calm.getFirst().seconds();
    }

    private double answered(Observation observation) {
        return observation.requests().keySet().stream().mapToDouble(id -> answered(observation, id)).sum();
    }

    private double answered(Observation observation, String workload) {
        Observation.Requests requests = Observation.of(observation.requests(), workload);
        Double bound = bounds.get(workload);
        return bound == null ? requests.completed() : requests.latency().countUpTo(bound);
    }

    private static double peak(List<Observation> calm, List<Observation> hit) {
        return IntStream.rangeClosed(0, INTERVALS - PEAK_INTERVALS)
                .mapToDouble(from -> missing(calm, hit, from, from + PEAK_INTERVALS)).max().orElse(0);
    }

    private static double atTheEnd(List<Observation> calm, List<Observation> hit) {
        return missing(calm, hit, INTERVALS - PEAK_INTERVALS, INTERVALS);
    }

    /// The share of the answers that is missing in some intervals, late answers included.
    private static double missing(List<Observation> calm, List<Observation> hit, int from, int to) {
        double expected = answers(calm, from, to);
        return expected == 0 ? 0 : Math.max(0, 1 - answers(hit, from, to) / expected);
    }

    private static double answers(List<Observation> observations, int from, int to) {
        return observations.stream().flatMap(observation -> observation.series().subList(from, to).stream())
                .flatMap(interval -> interval.requests().values().stream())
                .mapToDouble(Observation.Served::perSecond).sum();
    }

    /// May be negative: a loss can relieve others.
    private Estimate estimate(IntToDoubleFunction ofReplication) {
        return Confidence.signed(IntStream.range(0, options.replications()).mapToDouble(ofReplication));
    }
}
