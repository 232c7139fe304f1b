package dev.archipelago.simulator.experiment;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.Autoscaling;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.model.vocabulary.Ordered;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.Figures;
import dev.archipelago.simulator.result.LoadLimitResult;
import dev.archipelago.simulator.result.Verdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the highest load at which a design meets its objectives.
///
/// Formulas say where to look. Then the load is simulated between a load at which all objectives are shown to be met and one
/// at which one is shown to be missed, each by the confidence interval of its figure. Where the middle shows neither, the
/// quarters are tried, and if these show nothing new either, there are twice as many replications from then on. All loads draw the
/// same random numbers, so that arrivals only come closer together.
///
/// Objectives on throughput, which more load helps to meet, do not count.
public final class LoadSearch {

    /// The least share of the load of the file that is tried.
    static final double LEAST = 1e-3;
    private static final double MOST = 1e4;
    private static final double FINE = 1e-4;
    private static final double BESIDE = 0.05;
    private static final double STEP = 1.3;
    /// The share of the way that is the search for a load that holds and one that breaks.
    private static final double BRACKET = 0.3;

    private final Document base;
    private final Options options;
    private final Around around;
    private final int threads;
    private final CancelSignal cancel;
    private int replications;
    private int evaluations;
    private double holds;
    private double breaks = Double.POSITIVE_INFINITY;
    private Approach approach = new Approach(Progress.NONE);
    private @Nullable Figures atHolds;
    private @Nullable Figures atBreaks;

    /// How it is done.
    ///
    /// @param evaluation of each load; its replications are those that the search begins with
    /// @param workloads that are scaled; all others stay
    /// @param precision half the width of the interval of the limit, as a share of it
    /// @param mostReplications of a load
    public record Options(Evaluation.Options evaluation, List<String> workloads, double precision,
            int mostReplications) {
        public Options {
            workloads = List.copyOf(workloads);
        }
    }

    /// Where simulations begin, and what must be more than nothing besides the objectives.
    ///
    /// @param guess of the limit
    /// @param estimated the limit by formulas
    /// @param least load that is tried
    /// @param answered workloads of which at least one request must be answered; this matters where objectives look only at what is
    ///            answered
    record Around(double guess, double estimated, double least, Set<String> answered) {

        static Around estimate(double estimated) {
            return new Around(Double.isFinite(estimated) ? estimated : 1, estimated, LEAST, Set.of());
        }
    }

    /// @param base as [#prepared] makes it
    LoadSearch(Document base, Options options, Around around, int threads, CancelSignal cancel) {
        this.base = base;
        this.options = options;
        this.around = around;
        this.threads = threads;
        this.cancel = cancel;
        this.replications = options.evaluation().replications();
    }

    /// @param document that has passed the checks and has objectives other than on throughput
    /// @param threads replications at a time; has no influence on the result
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static LoadLimitResult run(Document document, Options options, int threads, Progress progress,
            CancelSignal cancel) {
        Document base = prepared(document, options.evaluation().scenario());
        double estimated = estimated(base, options, cancel);
        LoadLimitResult result = new LoadSearch(base, options, Around.estimate(estimated), threads, cancel)
                .simulated(progress);
        return result.without(oneReplicaLess(base, options, estimated, cancel));
    }

    /// With the values of the scenario, which would win over other loads, and without objectives that more load helps to meet.
    static Document prepared(Document document, @Nullable String id) {
        Map<String, Objective> kept = new LinkedHashMap<>(document.objectives());
        kept.values().removeIf(objective -> objective.metric() == Objective.Metric.THROUGHPUT);
        Document changed = document.withObjectives(Ordered.copyOf(kept));
        Scenario scenario = id == null ? null : changed.scenarios().get(id);
        if (id == null || scenario == null) {
            return changed;
        }
        return PropertyPath.applied(changed, scenario.set()).withScenarios(Ordered.with(changed.scenarios(), id,
                new Scenario(scenario.description(), scenario.duration(), scenario.warmUp(), Ordered.of(),
                        scenario.faults(), scenario.changes())));
    }

    LoadLimitResult simulated(Progress progress) {
        approach = new Approach(progress);
        approach.part(0, BRACKET);
        bracket(around.guess());
        double wide = relative();
        double halvings = Math.log(wide / options.precision()) / Math.log(2);
        approachFrom(0, halvings);
        while (relative() > options.precision() && narrowed()) {
            approachFrom(Math.log(wide / relative()) / Math.log(2), halvings);
        }
        approach.end();
        return result();
    }

    /// The next try halves the interval where it shows something.
    private void approachFrom(double halved, double halvings) {
        approach.part(BRACKET + (1 - BRACKET) * Math.clamp(halved / halvings, 0, 1),
                BRACKET + (1 - BRACKET) * Math.clamp((halved + 1) / halvings, 0, 1));
    }

    /// Half the width of the interval as a share of the limit.
    private double relative() {
        return holds <= 0 || Double.isInfinite(breaks) ? 0 : (breaks - holds) / (breaks + holds);
    }

    // ---- formulas --------------------------------------------------------------------------------------------------

    /// The limit by formulas; 0 where objectives are met at no load, infinite where they are at every load.
    static double estimated(Document document, Options options, CancelSignal cancel) {
        var byFormulas = new Evaluation.Options(Evaluation.Method.ESTIMATE, options.evaluation().scenario(), 0, 0, null,
                null, options.evaluation().detail());
        DoublePredicate isMissed = load -> judgement(Evaluation.of(scaled(document, load, options),
                byFormulas, 1, Progress.NONE, cancel)) == Verdict.MISSED;
        double low = 1;
        while (isMissed.test(low)) {
            low /= 2;
            if (low < LEAST) {
                return 0;
            }
        }
        double high = 2 * low;
        while (!isMissed.test(high)) {
            low = high;
            high *= 2;
            if (high > MOST) {
                return Double.POSITIVE_INFINITY;
            }
        }
        while (high - low > FINE * low) {
            double middle = (low + high) / 2;
            if (isMissed.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    // ---- simulation ------------------------------------------------------------------------------------------------

    /// Looks for a load that holds and one that breaks, beginning around a guess.
    private void bracket(double guess) {
        double low = Math.clamp(guess * (1 - BESIDE), around.least(), MOST);
        while (low >= around.least() && tried(low) != Verdict.MET) {
            low /= STEP;
        }
        double high = Math.max(low, around.least()) * (1 + 2 * BESIDE);
        while (high <= MOST && Double.isInfinite(breaks)) {
            tried(high);
            high *= STEP;
        }
    }

    /// Whether something new was learnt, or more replications may teach it.
    private boolean narrowed() {
        double low = holds;
        double high = breaks;
        double middle = (low + high) / 2;
        if (tried(middle) != Verdict.INCONCLUSIVE) {
            return true;
        }
        boolean learnt = tried((low + middle) / 2) != Verdict.INCONCLUSIVE;
        learnt |= tried((middle + high) / 2) != Verdict.INCONCLUSIVE;
        if (learnt) {
            return true;
        }
        if (replications >= options.mostReplications()) {
            return false;
        }
        replications = Math.min(2 * replications, options.mostReplications());
        return true;
    }

    private Verdict tried(double load) {
        Evaluation.Options asked = options.evaluation();
        evaluations++;
        Figures figures = Evaluation.of(scaled(base, load, options),
                new Evaluation.Options(Evaluation.Method.SIMULATION, asked.scenario(), asked.seed(), replications,
                        asked.duration(), asked.warmUp(), asked.detail()),
                threads, approach.next(), cancel);
        Verdict verdict = unanswered(figures).isEmpty() ? judgement(figures) : Verdict.MISSED;
        if (verdict == Verdict.MET && load > holds && load < breaks) {
            holds = load;
            atHolds = figures;
        } else if (verdict == Verdict.MISSED && load < breaks && load > holds) {
            breaks = load;
            atBreaks = figures;
        }
        return verdict;
    }

    /// Missed when one of the objectives is, met when all are.
    private static Verdict judgement(Figures figures) {
        Collection<Verdict> all = figures.objectives().values();
        return all.contains(Verdict.MISSED)
                ? Verdict.MISSED
                : all.contains(Verdict.INCONCLUSIVE) ? Verdict.INCONCLUSIVE : Verdict.MET;
    }

    /// Workloads that are answered with errors alone.
    private List<String> unanswered(Figures figures) {
        return around.answered().stream().filter(id -> figures.value(id + ".failed").value() >= 1).sorted().toList();
    }

    // ---- load ------------------------------------------------------------------------------------------------------

    private static Document scaled(Document document, double factor, Options options) {
        Map<String, Workload> changed = new LinkedHashMap<>(document.workloads());
        options.workloads().forEach(id -> changed.computeIfPresent(id, (_, workload) -> workload.times(factor)));
        return document.withWorkloads(Ordered.copyOf(changed));
    }

    // ---- result ----------------------------------------------------------------------------------------------------

    private LoadLimitResult result() {
        List<Workload> scaled = options.workloads().stream().map(base.workloads()::get).filter(Objects::nonNull)
                .toList();
        return new LoadLimitResult(base.name(), Objects.requireNonNullElse(options.evaluation().scenario(), ""),
                options.workloads(),
                scaled.stream().map(Workload::arrivals).filter(Objects::nonNull).mapToDouble(Arrival::highest).sum(),
                scaled.stream().map(Workload::users).filter(Objects::nonNull).mapToInt(users -> users).sum(), holds,
                breaks, around.estimated(), broken(), busiest(), loads(atHolds), Map.of(), evaluations, replications,
                relative() <= options.precision());
    }

    private static Map<String, Double> oneReplicaLess(Document base, Options options, double estimated,
            CancelSignal cancel) {
        Map<String, Double> without = new LinkedHashMap<>();
        if (estimated > 0 && Double.isFinite(estimated)) {
            base.architecture().components().forEach((id, component) -> {
                if (isMany(component)) {
                    without.put(id.value(), estimated(withOneLess(base, id), options, cancel));
                }
            });
        }
        return without;
    }

    static Document withReplicas(Document document, ComponentId id, int replicas) {
        return PropertyPath.parse("components." + id.value() + ".replicas").with(document, Integer.toString(replicas));
    }

    /// With one replica less: of what is scaled automatically one less at the most, since at the limit there are as many as
    /// there may be.
    static Document withOneLess(Document document, ComponentId id) {
        Component component = document.architecture().component(id).orElseThrow();
        Autoscaling scaling = component.autoscaling();
        if (scaling == null) {
            return withReplicas(document, id, component.initialReplicas() - 1);
        }
        int most = scaling.max() - 1;
        String scales = "components." + id.value() + ".autoscaling.";
        Document fewer = component.replicas() != null && component.replicas() > most
                ? withReplicas(document, id, most)
                : document;
        Document least = scaling.min() > most
                ? PropertyPath.parse(scales + "min").with(fewer, Integer.toString(most))
                : fewer;
        return PropertyPath.parse(scales + "max").with(least, Integer.toString(most));
    }

    /// Whether there may be several replicas.
    static boolean isMany(Component component) {
        return component.runsOnPlatform() && component.mostReplicas() > 1;
    }

    private List<String> broken() {
        if (atBreaks == null) {
            return List.of();
        }
        Stream<String> missed = atBreaks.objectives().entrySet().stream()
                .filter(entry -> entry.getValue() == Verdict.MISSED)
                .map(entry -> entry.getKey() + " (" + Objects.requireNonNull(base.objectives().get(entry.getKey()))
                        + ")");
        return Stream.concat(missed, unanswered(atBreaks).stream().map(id -> id + " (nothing is answered)")).toList();
    }

    /// Where it holds: beyond the limit, workers that wait for what is saturated are as busy as what is.
    private Optional<String> busiest() {
        return loads(atHolds == null ? atBreaks : atHolds).entrySet().stream()
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    private static Map<String, Double> loads(@Nullable Figures figures) {
        Map<String, Double> loads = new LinkedHashMap<>();
        if (figures != null) {
            figures.values().forEach((name, value) -> {
                if (name.endsWith(Figures.LOAD) && value.isMeasured()) {
                    loads.put(name.substring(0, name.length() - Figures.LOAD.length()), value.value());
                }
            });
        }
        return loads;
    }
}
