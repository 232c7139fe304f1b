package dev.archipelago.simulator.redesign;

import dev.archipelago.model.Component;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.boundaries.BoundaryMetrics;
import dev.archipelago.simulator.boundaries.CallGraph;
import dev.archipelago.simulator.boundaries.Design;
import dev.archipelago.simulator.boundaries.Standing;
import dev.archipelago.simulator.boundaries.Standing.Reach;
import dev.archipelago.simulator.boundaries.Trial;
import dev.archipelago.simulator.boundaries.TrialResult;
import dev.archipelago.simulator.boundaries.Untried;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.estimate.EstimateResult;
import dev.archipelago.simulator.estimate.Estimator;
import dev.archipelago.simulator.experiment.BlastRadius;
import dev.archipelago.simulator.experiment.Comparison;
import dev.archipelago.simulator.experiment.Comparison.Compared;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.plan.PlanCompiler;
import dev.archipelago.simulator.plan.Setting;
import dev.archipelago.simulator.result.BlastRadiusResult;
import dev.archipelago.simulator.result.BlastRadiusResult.Extent;
import dev.archipelago.simulator.result.BlastRadiusResult.Loss;
import dev.archipelago.simulator.result.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Simulates designs beside one another: all with the same random numbers and for the same time, so that differences between them are known better
/// than any of them.
public final class Laboratory {

    private static final TimeSpan LOSS_AT = TimeSpan.ofMillis(1000);
    private static final TimeSpan LOSS_FOR = TimeSpan.ofMillis(5000);
    private static final TimeSpan LOSS_BEHIND = TimeSpan.ofMillis(2000);
    private static final int LOSS_REPLICATIONS = 5;
    private static final double GIBIBYTE = 1L << 30;

    private final Options options;

    /// How it is done.
    ///
    /// @param scenario whose values and faults hold in all runs; null for none
    /// @param replications of each design, at least two
    /// @param duration measured time of each; null for that of the scenario, else a minute
    /// @param warmUp time before the measurement; null for that of the scenario, else found automatically, the longest of all
    /// @param threads runs at a time; has no influence on the result
    /// @param losses whether each component of each design is lost in turn
    public record Options(@Nullable String scenario, long seed, int replications, @Nullable TimeSpan duration,
            @Nullable TimeSpan warmUp, int threads, boolean losses) {}

    public Laboratory(Options options) {
        this.options = options;
    }

    /// How often operations ask one another.
    ///
    /// @throws IllegalArgumentException when there is no such scenario
    public static CallGraph graph(Document document, @Nullable String scenario) {
        Document set = Setting.of(document, scenario).document();
        Map<String, Double> rates = new LinkedHashMap<>();
        EstimateResult estimate = Estimator.of(document, scenario);
        estimate.requests().forEach((id, requests) -> rates.put(id, requests.rate()));
        return CallGraph.of(set, PlanCompiler.compile(set, scenario == null ? "" : scenario), rates);
    }

    /// Each design beside the base.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public TrialResult beside(Design base, List<Design> designs, Progress progress, CancelSignal cancel) {
        return simulated(base, designs, _ -> 0, progress, cancel);
    }

    /// Each design beside the one before it, the first beside the base.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public TrialResult inTurn(Design base, List<Design> designs, Progress progress, CancelSignal cancel) {
        return simulated(base, designs, i -> i - 1, progress, cancel);
    }

    private TrialResult simulated(Design base, List<Design> designs, IntUnaryOperator reference, Progress progress,
            CancelSignal cancel) {
        List<Design> all = new ArrayList<>(List.of(base));
        all.addAll(designs);
        String scenario = options.scenario();
        if (designs.isEmpty()) {
            return new TrialResult(base.document().name(), scenario == null ? "" : scenario, options.seed(),
                    options.replications(), 0, 0, base.name(), base.document(), List.of(), List.of());
        }
        double share = options.losses() ? 0.5 : 1;
        List<Compared> compared = Comparison.run(
                all.stream().map(d -> new Comparison.Side(d.name(), d.document(), scenario)).toList(), reference,
                new Comparison.Options(options.seed(), options.replications(), options.duration(), options.warmUp(),
                        options.threads(), Detail.STANDARD, true),
                done -> progress.at(share * done), cancel);
        List<Reach> reaches = reaches(all, done -> progress.at(share + (1 - share) * done), cancel);
        List<Standing> standings = IntStream.range(0, all.size()).mapToObj(i -> standing(all.get(i),
                i == 0 ? compared.getFirst() : compared.get(i - 1), i == 0, reaches.isEmpty() ? null : reaches.get(i)))
                .toList();
        var first = compared.getFirst().result();
        return new TrialResult(base.document().name(), scenario == null ? "" : scenario, options.seed(),
                options.replications(), first.simulatedSeconds(), first.warmUpSeconds(), base.name(), base.document(),
                IntStream.range(0, designs.size()).mapToObj(i -> new Trial(designs.get(i), compared.get(i).result(),
                        standings.get(reference.applyAsInt(i + 1)), standings.get(i + 1))).toList(),
                List.<Untried>of());
    }

    private Standing standing(Design design, Compared compared, boolean isBase, @Nullable Reach reach) {
        Document set = Setting.of(design.document(), options.scenario()).document();
        double cores = 0;
        double gibibytes = 0;
        for (Component component : set.architecture().components().values()) {
            if (component.runsOnPlatform()) {
                cores += component.initialReplicas() * component.containerOrDefault().cpuOrDefault().value();
                gibibytes += component.initialReplicas()
                        * (component.containerOrDefault().memoryOrDefault().bytes() / GIBIBYTE);
            }
        }
        return Standing.of(BoundaryMetrics.Coupling.of(graph(design.document(), options.scenario())),
                isBase ? compared.before() : compared.after(), cores, gibibytes, reach);
    }

    private List<Reach> reaches(List<Design> designs, Progress progress, CancelSignal cancel) {
        List<Reach> reaches = new ArrayList<>();
        if (options.losses()) {
            for (int i = 0; i < designs.size(); i++) {
                int number = i;
                reaches.add(reach(designs.get(i).document(),
                        done -> progress.at((number + done) / designs.size()), cancel));
            }
        }
        return reaches;
    }

    private Reach reach(Document document, Progress progress, CancelSignal cancel) {
        BlastRadiusResult result = BlastRadius.run(document,
                new BlastRadius.Options(options.scenario(), options.seed(),
                        Math.min(LOSS_REPLICATIONS, options.replications()), LOSS_AT, LOSS_FOR, LOSS_BEHIND,
                        options.warmUp(), options.threads()),
                Set.of(Extent.WHOLE), progress, cancel);
        List<Loss> losses = result.losses();
        Loss worst = losses.stream().max(Comparator.comparingDouble(loss -> loss.share().value()))
                .orElseThrow();
        double value = losses.stream().mapToDouble(loss -> loss.share().value()).average().orElse(0);
        double half = losses.stream().mapToDouble(loss -> loss.share().halfWidth()).average().orElse(0);
        return new Reach(losses.size(), new Estimate(value, value - half, value + half), worst.what(), worst.share());
    }
}
