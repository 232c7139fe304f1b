package dev.archipelago.simulator.experiment;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.analysis.Capacity;
import dev.archipelago.simulator.analysis.Summary;
import dev.archipelago.simulator.analysis.Verdicts;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.estimate.Estimator;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.PlanCompiler;
import dev.archipelago.simulator.plan.Setting;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.Figures;
import dev.archipelago.simulator.result.Verdict;
import dev.archipelago.simulator.result.WorkloadResult;
import dev.archipelago.simulator.run.Replications;
import dev.archipelago.simulator.run.WarmUpSearch;
import dev.archipelago.simulator.runtime.Replication;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says what one design does: a pure function of document and options, whatever the number of threads.
///
/// Designs that are evaluated with the same seed draw the same random numbers for what they share, so that differences
/// between them are known better than either (common random numbers).
public final class Evaluation {

    private static final int INTERVALS = 100;

    private final Document document;
    private final Setting setting;
    private final Options options;

    /// Where figures come from.
    public enum Method {
        /// Formulas: at once, roughly.
        ESTIMATE,

        /// Replications with confidence intervals.
        SIMULATION
    }

    /// How it is done. All but the first two count for simulations only.
    ///
    /// @param scenario id of a scenario of the document whose values hold; null for none
    /// @param duration measured time of each replication; null for that of the scenario, else a minute
    /// @param warmUp time before the measurement; null for that of the scenario, else found automatically
    public record Options(Method method, @Nullable String scenario, long seed, int replications,
            @Nullable TimeSpan duration, @Nullable TimeSpan warmUp, Detail detail) {

        /// A name for how figures come about; the same name and document give the same figures.
        public String fingerprint() {
            return method == Method.ESTIMATE
                    ? "estimate, scenario " + scenario
                    : "simulation, scenario " + scenario + ", seed " + seed + ", " + replications
                            + " replications, duration " + duration + ", warm-up " + warmUp + ", " + detail;
        }
    }

    private Evaluation(Document document, Options options) {
        this.setting = Setting.of(document, options.scenario());
        this.document = setting.document();
        this.options = options;
    }

    /// @param document that has passed the checks
    /// @param threads replications at a time; has no influence on the result
    /// @throws IllegalArgumentException when there is no such scenario
    /// @throws dev.archipelago.model.shape.PropertyException when it sets what cannot be set
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Figures of(Document document, Options options, int threads, Progress progress, CancelSignal cancel) {
        return switch (options.method()) {
            case ESTIMATE -> EstimatedFigures.of(Setting.of(document, options.scenario()).document(),
                    Estimator.of(document, options.scenario()));
            case SIMULATION -> new Evaluation(document, options).simulated(threads, progress, cancel);
        };
    }

    private Figures simulated(int threads, Progress progress, CancelSignal cancel) {
        Plan plan = PlanCompiler.compile(document, options.scenario() == null ? "" : options.scenario(),
                options.detail());
        long duration = setting.duration(options.duration()).nanos();
        TimeSpan given = setting.warmUp(options.warmUp());
        long warmUp = given != null
                ? given.nanos()
                : WarmUpSearch.find(plan, options.seed(), duration, cancel).nanos();
        var window = new Replication.Window(warmUp, duration, Math.ceilDiv(duration, INTERVALS), warmUp);
        List<Observation> observations = Replications.run(plan, options.seed(), 0, 0, options.replications(), window,
                threads, progress, cancel);
        return figures(new Summary(plan, observations), observations);
    }

    private Figures figures(Summary summary, List<Observation> observations) {
        Map<String, WorkloadResult> requests = summary.requests();
        Map<String, ComponentResult> components = summary.components();
        Map<String, Estimate> values = new LinkedHashMap<>();
        requests.forEach((id, workload) -> {
            values.put(id + ".goodput", workload.goodput());
            values.put(id + ".failed", without(workload.success()));
            values.put(id + ".mean", workload.latency().mean());
            if (options.detail() != Detail.FLUID) {
                values.put(id + ".p50", workload.latency().p50());
                values.put(id + ".p95", workload.latency().p95());
                values.put(id + ".p99", workload.latency().p99());
            }
        });
        components.forEach((id, component) -> {
            if (component.busiest().isMeasured()) {
                values.put(id + Figures.LOAD, component.busiest());
            }
        });
        new Capacity(document, observations).result().costs()
                .ifPresent(costs -> values.put(Figures.COST, Estimate.of(costs.perHour())));
        Verdicts verdicts = new Verdicts(requests, components, summary::percentile);
        Map<String, Verdict> objectives = new LinkedHashMap<>();
        document.objectives().forEach((id, objective) -> objectives.put(id, verdicts.of(objective).verdict()));
        return new Figures(values, objectives);
    }

    private static Estimate without(Estimate success) {
        return new Estimate(1 - success.value(), Math.max(0, 1 - success.high()), Math.min(1, 1 - success.low()));
    }
}
