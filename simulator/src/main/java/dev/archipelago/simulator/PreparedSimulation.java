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
import dev.archipelago.simulator.run.WarmUpSearch;
import dev.archipelago.simulator.runtime.Replication;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A simulation of which all is known but what its replications measure: any of these may be run anywhere, and the same
/// observations give the same result.
final class PreparedSimulation {

    private static final int INTERVALS = 100;
    private static final int MOST_INTERVALS = 1000;
    private static final long FINE = 500_000_000L;
    /// Intervals that may be asked for, and values of workloads and components in those of all replications.
    private static final long MOST_ASKED_FOR = 20_000;
    private static final long MOST_VALUES = 4_000_000;

    private final Document document;
    private final SimulationOptions options;
    private final Setting setting;
    private final Plan plan;
    private final Optional<WarmUpCourse> course;
    private final Replication.Window window;

    /// Finds the warm-up where none is given.
    ///
    /// @param given that has passed the checks
    /// @throws IllegalArgumentException when the options do not fit the document
    /// @throws java.util.concurrent.CancellationException when cancelled
    PreparedSimulation(Document given, SimulationOptions options, CancelSignal cancel) {
        this.options = options;
        this.setting = Setting.of(given, options.scenario());
        this.document = setting.document();
        TimeSpan asked = options.resolution();
        TimeSpan shortest = shortestResolution(document, options, setting);
        if (asked != null && asked.nanos() < shortest.nanos()) {
            throw new IllegalArgumentException(
                    "a time line in intervals of " + asked + ": at least " + shortest + " are needed");
        }
        this.plan = PlanCompiler.compile(document, options.scenario() == null ? "" : options.scenario(),
                options.detail());
        long duration = setting.duration(options.duration()).nanos();
        TimeSpan before = setting.warmUp(options.warmUp());
        WarmUpSearch.Found found = before != null ? null : WarmUpSearch.find(plan, options.seed(), duration, cancel);
        long warmUp = found != null ? found.nanos() : Objects.requireNonNull(before).nanos();
        this.course = Optional.ofNullable(found).map(WarmUpSearch.Found::course);
        this.window = new Replication.Window(warmUp, duration, interval(duration), warmUp);
    }

    static TimeSpan shortestResolution(Document document, SimulationOptions options) {
        Setting setting = Setting.of(document, options.scenario());
        return shortestResolution(setting.document(), options, setting);
    }

    private static TimeSpan shortestResolution(Document document, SimulationOptions options, Setting setting) {
        long parts = (long) document.architecture().components().size() + document.workloads().size();
        long most = Math.clamp(MOST_VALUES / Math.max(1, parts * options.replications()), 1, MOST_ASKED_FOR);
        return TimeSpan.ofNanos(Math.ceilDiv(setting.duration(options.duration()).nanos(), most));
    }

    Plan plan() {
        return plan;
    }

    Replication.Window window() {
        return window;
    }

    /// As asked for; half a second where there is a course to be looked at, as far as a thousand will do.
    private long interval(long duration) {
        TimeSpan asked = options.resolution();
        if (asked != null) {
            return asked.nanos();
        }
        int intervals = plan.takesACourse() ? Math.clamp(duration / FINE, INTERVALS, MOST_INTERVALS) : INTERVALS;
        return Math.ceilDiv(duration, (long) intervals);
    }

    /// What averaged CPU limits hide.
    private List<Finding> hidden(List<Observation> observations, CancelSignal cancel) {
        if (plan.detail() == Detail.FLUID || document.objectives().isEmpty() || !AveragedLimits.matterIn(plan)) {
            return List.of();
        }
        Plan detailed = PlanCompiler.compile(document, plan.scenario(), Detail.DETAILED);
        return new AveragedLimits(plan, detailed, options.seed(), window, options.threads())
                .findings(document.objectives().values(), observations, cancel);
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

    /// The result of observations.
    ///
    /// @param observations in the order of the numbers of the replications
    /// @param began when the work began, as told by [System#nanoTime]
    /// @throws java.util.concurrent.CancellationException when cancelled
    SimulationResult result(List<Observation> observations, long began, CancelSignal cancel) {
        List<Finding> hidden = hidden(observations, cancel);
        Summary summary = new Summary(plan, observations);
        Map<String, WorkloadResult> requests = summary.requests();
        Map<String, ComponentResult> components = summary.components();
        Verdicts verdicts = new Verdicts(requests, components, summary::percentile);
        Map<String, ObjectiveResult> objectives = new LinkedHashMap<>();
        BrokenIntervals broken = new BrokenIntervals(observations.getFirst());
        document.objectives().forEach(
                (id, objective) -> objectives.put(id, verdicts.of(objective).with(broken.of(objective))));
        return new SimulationResult(plan.architecture(), plan.scenario(), options.seed(), observations.size(),
                window.duration() / 1e9, window.warmUp() / 1e9, course, summary.events(),
                (System.nanoTime() - began) / 1e9, requests,
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
