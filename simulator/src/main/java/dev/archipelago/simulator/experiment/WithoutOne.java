package dev.archipelago.simulator.experiment;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.Placement;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.vocabulary.Ordered;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.experiment.LoadSearch.Around;
import dev.archipelago.simulator.experiment.LoadSearch.Options;
import dev.archipelago.simulator.result.Figures;
import dev.archipelago.simulator.result.LoadLimitResult;
import dev.archipelago.simulator.result.WithoutOneResult;
import dev.archipelago.simulator.result.WithoutOneResult.Extent;
import dev.archipelago.simulator.result.WithoutOneResult.Loss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Finds the highest load at which a design meets its objectives when one replica of a component, or one zone, is lost.
///
/// What is lost is taken out of the design, as the question is what the rest bears and not what happens until callers know of the loss:
/// that is for [BlastRadius] to tell. Nothing is put in its place, but for what scales itself. A component of which a zone has
/// all replicas is down throughout the measured time. Formulas rank the losses, and those that leave least are searched for by
/// [LoadSearch], with the random numbers of the whole.
public final class WithoutOne {

    private static final String CASE = "without-one";
    private static final double LEAST = 0.01;

    private final Document base;
    private final Options options;
    private final int threads;
    private final CancelSignal cancel;

    /// One part that is lost, with the limit by formulas.
    ///
    /// @param left the design without it
    /// @param isDown whether something is down altogether, in a scenario of the design
    private record Case(String what, Extent extent, Document left, boolean isDown, double estimated) {}

    private WithoutOne(Document base, Options options, int threads, CancelSignal cancel) {
        this.base = base;
        this.options = options;
        this.threads = threads;
        this.cancel = cancel;
    }

    /// The search for the limits of the losses of a design whose own limit is to be found, too.
    ///
    /// @param most losses that are simulated
    public record Question(Document document, Options options, int most) {}

    /// @param question about a document that has passed the checks and has objectives other than on throughput
    /// @param threads replications at a time; has no influence on the result
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static WithoutOneResult run(Question question, int threads, Progress progress, CancelSignal cancel) {
        Options options = question.options();
        double parts = 1 + question.most();
        LoadLimitResult whole = LoadSearch.run(question.document(), options, threads,
                share -> progress.at(share / parts), cancel);
        return new WithoutOne(LoadSearch.prepared(question.document(), options.evaluation().scenario()), options,
                threads, cancel).run(whole, question.most(), progress);
    }

    private WithoutOneResult run(LoadLimitResult whole, int most, Progress progress) {
        Set<String> answered = answered();
        List<Case> cases = cases(whole);
        int simulated = whole.limit().isMeasured() ? Math.min(most, cases.size()) : 0;
        List<Loss> losses = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            double before = i + 1;
            losses.add(i < simulated
                    ? simulated(cases.get(i), whole, answered,
                            share -> progress.at((before + share) / (1 + simulated)))
                    : byFormulas(cases.get(i), whole));
        }
        return new WithoutOneResult(whole, losses);
    }

    // ---- what can be lost ------------------------------------------------------------------------------------------

    /// Those that leave least by formulas first.
    private List<Case> cases(LoadLimitResult whole) {
        Set<String> reached = reached();
        List<Case> cases = new ArrayList<>();
        base.architecture().components().forEach((id, component) -> {
            if (LoadSearch.isMany(component) && reached.contains(id.value())) {
                cases.add(withoutReplica(id, whole));
            }
        });
        Set<String> zones = base.platformOrDefault().zones().keySet();
        if (zones.size() > 1) {
            zones.forEach(zone -> cases.add(withoutZone(zone, reached)));
        }
        cases.sort(Comparator.comparingDouble(Case::estimated));
        return cases;
    }

    private Case withoutReplica(ComponentId id, LoadLimitResult whole) {
        Document left = LoadSearch.withOneLess(base, id);
        Double known = whole.without().get(id.value());
        return new Case(id.value(), Extent.REPLICA, left, false,
                known == null ? LoadSearch.estimated(left, options, cancel) : known);
    }

    /// By formulas 0 when nothing is left of a component that the load comes to.
    private Case withoutZone(String zone, Set<String> reached) {
        Document left = base;
        List<Fault> down = new ArrayList<>();
        for (Map.Entry<ComponentId, Component> entry : base.architecture().components().entrySet()) {
            int lost = replicasIn(zone, entry.getValue());
            int replicas = entry.getValue().initialReplicas() - lost;
            if (lost > 0 && replicas > 0) {
                left = LoadSearch.withReplicas(left, entry.getKey(), replicas);
            } else if (lost > 0 && reached.contains(entry.getKey().value())) {
                down.add(new Fault.Crash(entry.getKey(), TimeSpan.ZERO, null, null, null, null));
            }
        }
        return down.isEmpty()
                ? new Case(zone, Extent.ZONE, left, false, LoadSearch.estimated(left, options, cancel))
                : new Case(zone, Extent.ZONE, with(down, left), true, 0);
    }

    /// Those that a zone has where they take turns with the zones, but for what an autoscaler puts elsewhere.
    private int replicasIn(String zone, Component component) {
        List<String> zones = zones(component);
        return component.runsOnPlatform() && component.autoscaling() == null
                ? (int) IntStream.range(0, component.initialReplicas())
                        .filter(i -> zones.get(i % zones.size()).equals(zone)).count()
                : 0;
    }

    private List<String> zones(Component component) {
        Placement placement = component.placement();
        return placement == null || placement.zones().isEmpty()
                ? List.copyOf(base.platformOrDefault().zones().keySet())
                : placement.zones();
    }

    /// With faults from the beginning to the end of the measured time, beside those of the scenario.
    private Document with(List<Fault> down, Document design) {
        String id = options.evaluation().scenario();
        Scenario scenario = id == null ? null : design.scenarios().get(id);
        List<Fault> faults = new ArrayList<>(scenario == null ? List.of() : scenario.faults());
        faults.addAll(down);
        return design.withScenarios(Ordered.with(design.scenarios(), CASE, scenario == null
                ? new Scenario(null, null, null, Ordered.of(), faults, List.of())
                : new Scenario(null, scenario.duration(), scenario.warmUp(), Ordered.of(), faults,
                        scenario.changes())));
    }

    // ---- formulas --------------------------------------------------------------------------------------------------

    private Figures estimate() {
        return Evaluation.of(base, new Evaluation.Options(Evaluation.Method.ESTIMATE, options.evaluation().scenario(),
                0, 0, null, null, options.evaluation().detail()), 1, Progress.NONE, cancel);
    }

    /// Components that the load comes to.
    private Set<String> reached() {
        return estimate().values().keySet().stream().filter(name -> name.endsWith(Figures.LOAD))
                .map(name -> name.substring(0, name.length() - Figures.LOAD.length())).collect(Collectors.toSet());
    }

    /// Workloads that are answered as long as nothing is lost.
    private Set<String> answered() {
        Figures figures = estimate();
        return base.workloads().keySet().stream().filter(id -> figures.value(id + ".failed").value() < 1)
                .collect(Collectors.toSet());
    }

    // ---- results ---------------------------------------------------------------------------------------------------

    private Loss byFormulas(Case one, LoadLimitResult whole) {
        return new Loss(one.what(), one.extent(), one.estimated(), share(one, whole), Optional.empty());
    }

    /// By formulas; the ratio of two estimates is better than either.
    private static double share(Case one, LoadLimitResult whole) {
        return Double.isFinite(one.estimated()) && Double.isFinite(whole.estimated()) && whole.estimated() > 0
                ? one.estimated() / whole.estimated()
                : Double.NaN;
    }

    private Loss simulated(Case one, LoadLimitResult whole, Set<String> answered, Progress progress) {
        double limit = whole.limit().value();
        double share = share(one, whole);
        Around around = new Around(Double.isNaN(share) ? limit : limit * share, one.estimated(),
                LEAST * whole.holds(), answered);
        LoadLimitResult found = new LoadSearch(one.left(), one.isDown() ? inCase() : options, around, threads,
                cancel).simulated(progress);
        double remains = found.holds() <= 0
                ? 0
                : found.limit().isMeasured() ? found.limit().value() / limit : Double.POSITIVE_INFINITY;
        return new Loss(one.what(), one.extent(), one.estimated(), remains, Optional.of(found));
    }

    private Options inCase() {
        Evaluation.Options asked = options.evaluation();
        return new Options(new Evaluation.Options(asked.method(), CASE, asked.seed(), asked.replications(),
                asked.duration(), asked.warmUp(), asked.detail()), options.workloads(), options.precision(),
                options.mostReplications());
    }
}
