package dev.archipelago.simulator;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Ordered;
import dev.archipelago.simulator.analysis.Attribution;
import dev.archipelago.simulator.analysis.BrokenIntervals;
import dev.archipelago.simulator.analysis.Capacity;
import dev.archipelago.simulator.analysis.CommonBreakdowns;
import dev.archipelago.simulator.analysis.Marks;
import dev.archipelago.simulator.analysis.Precision;
import dev.archipelago.simulator.analysis.Saturation;
import dev.archipelago.simulator.analysis.Summary;
import dev.archipelago.simulator.analysis.Timelines;
import dev.archipelago.simulator.analysis.Verdicts;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.plan.Coverage;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.plan.FluidCoverage;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.PlanCompiler;
import dev.archipelago.simulator.plan.Setting;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.ObjectiveResult;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.WarmUpCourse;
import dev.archipelago.simulator.result.WorkloadResult;
import dev.archipelago.simulator.run.AveragedLimits;
import dev.archipelago.simulator.run.Replications;
import dev.archipelago.simulator.run.WarmUpSearch;
import dev.archipelago.simulator.runtime.Replication;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Simulates documents: document in, result out.
///
/// The same document, options and seed give the same result on every machine and with every number of threads, apart
/// from the time it took.
public final class Simulation {

    private static final int INTERVALS = 100;
    private static final int MOST_INTERVALS = 1000;
    private static final long FINE = 500_000_000L;
    /// Intervals that may be asked for, and values of workloads and components in those of all replications.
    private static final long MOST_ASKED_FOR = 20_000;
    private static final long MOST_VALUES = 4_000_000;

    /// More replications than this are not made for the sake of a precision.
    private static final int MOST_FOR_PRECISION = 1000;

    private final Document document;
    private final SimulationOptions options;
    private final Setting setting;

    private Simulation(Document document, SimulationOptions options) {
        this.options = options;
        this.setting = Setting.of(document, options.scenario());
        this.document = setting.document();
    }

    /// The shortest interval that the time line may have, so that it fits into memory however long the run is.
    ///
    /// @throws IllegalArgumentException when the options do not fit the document
    public static TimeSpan shortestResolution(Document document, SimulationOptions options) {
        return new Simulation(document, options).shortestResolution();
    }

    private TimeSpan shortestResolution() {
        long parts = (long) document.architecture().components().size() + document.workloads().size();
        long most = Math.clamp(MOST_VALUES / Math.max(1, parts * options.replications()), 1, MOST_ASKED_FOR);
        return TimeSpan.ofNanos(Math.ceilDiv(setting.duration(options.duration()).nanos(), most));
    }

    /// Runs a document that has passed the checks.
    ///
    /// @throws IllegalArgumentException when the options do not fit the document
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static SimulationResult run(Document document, SimulationOptions options, Progress progress,
            CancelSignal cancel) {
        return new Simulation(document, options).run(progress, cancel);
    }

    /// What a document says that this version does not simulate; nothing is left out without being named here.
    public static List<Finding> notSimulated(Document document, Optional<String> scenario) {
        return Coverage.of(document, scenario.map(document.scenarios()::get).orElse(null));
    }

    private SimulationResult run(Progress progress, CancelSignal cancel) {
        long began = System.nanoTime();
        String name = options.scenario() == null ? "" : options.scenario();
        TimeSpan asked = options.resolution();
        if (asked != null && asked.nanos() < shortestResolution().nanos()) {
            throw new IllegalArgumentException(
                    "a time line in intervals of " + asked + ": at least " + shortestResolution() + " are needed");
        }
        Plan plan = PlanCompiler.compile(document, name, options.detail());
        long duration = setting.duration(options.duration()).nanos();
        TimeSpan given = setting.warmUp(options.warmUp());
        WarmUpSearch.Found found = given != null ? null : WarmUpSearch.find(plan, options.seed(), duration, cancel);
        long warmUp = found != null ? found.nanos() : Objects.requireNonNull(given).nanos();
        var window = new Replication.Window(warmUp, duration, interval(plan, duration), warmUp);
        List<Observation> observations = observe(plan, window, progress, cancel);
        List<Finding> hidden = hidden(plan, window, observations, cancel);
        return result(plan, observations, window, Optional.ofNullable(found).map(WarmUpSearch.Found::course), hidden,
                (System.nanoTime() - began) / 1e9);
    }

    /// As asked for; half a second where there is a course to be looked at, as far as a thousand will do.
    private long interval(Plan plan, long duration) {
        TimeSpan asked = options.resolution();
        if (asked != null) {
            return asked.nanos();
        }
        int intervals = plan.takesACourse() ? Math.clamp(duration / FINE, INTERVALS, MOST_INTERVALS) : INTERVALS;
        return Math.ceilDiv(duration, (long) intervals);
    }

    /// What averaged CPU limits hide.
    private List<Finding> hidden(Plan plan, Replication.Window window, List<Observation> observations,
            CancelSignal cancel) {
        if (plan.detail() == Detail.FLUID || document.objectives().isEmpty() || !AveragedLimits.matterIn(plan)) {
            return List.of();
        }
        Plan detailed = PlanCompiler.compile(document, plan.scenario(), Detail.DETAILED);
        return new AveragedLimits(plan, detailed, options.seed(), window, options.threads())
                .findings(document.objectives().values(), observations, cancel);
    }

    /// As many replications as asked for, and with a precision so many more until it is reached or will not be.
    private List<Observation> observe(Plan plan, Replication.Window window, Progress progress, CancelSignal cancel) {
        List<Observation> observations = new ArrayList<>();
        int wanted = options.replications();
        while (observations.size() < wanted) {
            int done = observations.size();
            int whole = wanted;
            observations.addAll(Replications.run(plan, options.seed(), options.traces(), done, wanted - done, window,
                    options.threads(),
                    share -> progress.at((done + share * (whole - done)) / whole), cancel));
            if (options.precision() > 0) {
                int enough = new Precision(new Summary(plan, observations).requests())
                        .replicationsFor(options.precision(), wanted);
                wanted = Math.min(enough, Math.max(wanted, MOST_FOR_PRECISION));
            }
        }
        return observations;
    }

    private List<Finding> remarks(Map<String, WorkloadResult> requests, int replications, List<Finding> hidden) {
        Precision precision = new Precision(requests);
        List<Finding> remarks = new ArrayList<>(hidden);
        if (options.precision() > 0) {
            remarks.addAll(precision.missed(options.precision(), replications));
        }
        if (options.detail() == Detail.FLUID) {
            remarks.addAll(FluidCoverage.of(document, setting.scenario()));
        } else {
            remarks.addAll(precision.fewSamples(replications));
        }
        remarks.addAll(Coverage.of(document, setting.scenario()));
        return remarks;
    }

    private SimulationResult result(Plan plan, List<Observation> observations, Replication.Window window,
            Optional<WarmUpCourse> warmUp, List<Finding> hidden, double wallSeconds) {
        Summary summary = new Summary(plan, observations);
        Map<String, WorkloadResult> requests = summary.requests();
        Map<String, ComponentResult> components = summary.components();
        Verdicts verdicts = new Verdicts(requests, components, summary::percentile);
        Map<String, ObjectiveResult> objectives = new LinkedHashMap<>();
        BrokenIntervals broken = new BrokenIntervals(observations.getFirst());
        document.objectives().forEach(
                (id, objective) -> objectives.put(id, verdicts.of(objective).with(broken.of(objective))));
        return new SimulationResult(plan.architecture(), plan.scenario(), options.seed(), observations.size(),
                window.duration() / 1e9, window.warmUp() / 1e9, warmUp, summary.events(), wallSeconds, requests,
                summary.operations(), components, summary.connections(), summary.channels(), summary.storage(),
                summary.transactions(),
                Ordered.copyOf(objectives),
                new Timelines(observations).average(Marks.of(document, observations.getFirst())),
                Saturation.first(components),
                Attribution.of(observations.getFirst().traces()), CommonBreakdowns.of(plan, observations),
                observations.getFirst().scalings(), observations.getFirst().changes(),
                new Capacity(document, observations).result(), observations.getFirst().traces(),
                remarks(requests, observations.size(), hidden));
    }
}
