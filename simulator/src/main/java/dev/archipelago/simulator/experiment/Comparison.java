package dev.archipelago.simulator.experiment;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.analysis.Summary;
import dev.archipelago.simulator.analysis.Timelines;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.PlanCompiler;
import dev.archipelago.simulator.plan.Setting;
import dev.archipelago.simulator.result.ComparisonResult;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.OverlaidResult;
import dev.archipelago.simulator.run.Replications;
import dev.archipelago.simulator.run.WarmUpSearch;
import dev.archipelago.simulator.runtime.Replication;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
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
    record Seen(String name, Document document, List<Observation> observations, Summary summary) {}

    /// What was observed of all of them.
    private record Measured(List<Seen> seen, Replication.Window window) {}

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

    /// Compares two, and keeps how long requests took and how both went over time.
    ///
    /// @throws IllegalArgumentException when a side has no such scenario
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static OverlaidResult overlaid(Side before, Side after, Options options, Progress progress,
            CancelSignal cancel) {
        Comparison comparison = new Comparison(List.of(before, after), options);
        Measured measured = comparison.measured(progress, cancel);
        Seen left = measured.seen().getFirst();
        Seen right = measured.seen().getLast();
        return new OverlaidResult(comparison.compared(left, right, measured.window()),
                Latencies.of(left.observations(), right.observations()),
                new Timelines(left.observations()).average(List.of()),
                new Timelines(right.observations()).average(List.of()));
    }

    private List<Compared> run(IntUnaryOperator reference, Progress progress, CancelSignal cancel) {
        Measured measured = measured(progress, cancel);
        return IntStream.range(1, sides.size()).mapToObj(i -> {
            Seen left = measured.seen().get(reference.applyAsInt(i));
            Seen right = measured.seen().get(i);
            return new Compared(compared(left, right, measured.window()), left.summary().components(),
                    right.summary().components());
        }).toList();
    }

    private Measured measured(Progress progress, CancelSignal cancel) {
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
        return new Measured(IntStream.range(0, plans.size()).mapToObj(i -> new Seen(sides.get(i).name(),
                settings.get(i).document(), observed.get(i), new Summary(plans.get(i), observed.get(i)))).toList(),
                window);
    }

    private ComparisonResult compared(Seen left, Seen right, Replication.Window window) {
        Set<String> ofLeft = parts(left.document());
        Set<String> ofRight = parts(right.document());
        Differences differences = new Differences(left, right, options);
        return new ComparisonResult(left.name(), right.name(), options.seed(), options.replications(),
                options.paired(), window.duration() / 1e9, window.warmUp() / 1e9, differences.workloads(),
                differences.components(), differences.objectives(), differences.cost(), without(ofLeft, ofRight),
                without(ofRight, ofLeft));
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
}
