package dev.archipelago.simulator.run;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.simulator.analysis.Summary;
import dev.archipelago.simulator.analysis.Verdicts;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.StationPlan;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.ObjectiveResult;
import dev.archipelago.simulator.result.Verdict;
import dev.archipelago.simulator.runtime.Replication;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells when a CPU limit that is averaged over time hides that an objective would be missed, or met.
///
/// Below one core an average is wrong by up to two periods for each request. Where a design has such limits and objectives, its
/// first replications are run again with limits as quotas of 100 ms periods, with the same random numbers, and the verdicts
/// compared.
public final class AveragedLimits {

    private static final int REPLICATIONS = 2;

    private final Plan averaged;
    private final Plan detailed;
    private final long seed;
    private final Replication.Window window;
    private final int threads;

    /// @param averaged the plan that was run
    /// @param detailed the same with quotas
    public AveragedLimits(Plan averaged, Plan detailed, long seed, Replication.Window window, int threads) {
        this.averaged = averaged;
        this.detailed = detailed;
        this.seed = seed;
        this.window = window;
        this.threads = threads;
    }

    /// Whether a plan has a limit below one core that computations share.
    public static boolean matterIn(Plan plan) {
        return plan.stations().stream().anyMatch(AveragedLimits::isSmall);
    }

    private static boolean isSmall(StationPlan station) {
        return station.sharing() == StationPlan.Sharing.AVERAGED && station.cores() < 1;
    }

    /// A finding for each objective whose verdict is another with quotas.
    ///
    /// @param observations of the plan with averaged limits
    public List<Finding> findings(Collection<Objective> objectives, List<Observation> observations,
            CancelSignal cancel) {
        int n = Math.min(REPLICATIONS, observations.size());
        Summary before = new Summary(averaged, observations.subList(0, n));
        Summary after = new Summary(detailed,
                Replications.run(detailed, seed, 0, 0, n, window, threads, Progress.NONE, cancel));
        Verdicts averages = verdicts(before);
        Verdicts quotas = verdicts(after);
        List<Finding> findings = new ArrayList<>();
        for (Objective objective : objectives) {
            ObjectiveResult average = averages.of(objective);
            ObjectiveResult quota = quotas.of(objective);
            Verdict first = Verdicts.atItsValue(objective, average.measured());
            Verdict second = Verdicts.atItsValue(objective, quota.measured());
            if (first != second && first != Verdict.INCONCLUSIVE && second != Verdict.INCONCLUSIVE) {
                findings.add(finding(objective, average, quota, second, after));
            }
        }
        return findings;
    }

    private static Verdicts verdicts(Summary summary) {
        return new Verdicts(summary.requests(), summary.components(), summary::percentile);
    }

    private Finding finding(Objective objective, ObjectiveResult average, ObjectiveResult quota, Verdict verdict,
            Summary after) {
        Map<String, ComponentResult> components = after.components();
        Optional<String> tightest = averaged.stations().stream().filter(AveragedLimits::isSmall).map(StationPlan::id)
                .max(Comparator.comparingDouble(id -> throttled(components.get(id))));
        return Finding.warning("simulation.averaged-limit",
                Pointer.of("components", tightest.orElse(""), "container", "cpuLimit"),
                Wording.of("With CPU limits as quotas of 100 ms periods '%s' would be %s: %.4g instead of %.4g.",
                        objective, word(verdict), quota.measured().value(), average.measured().value()),
                Wording.of("Simulate with '--detail detailed', or give limits of at least one core."));
    }

    private static Wording word(Verdict verdict) {
        return switch (verdict) {
            case MET -> Wording.of("met");
            case MISSED -> Wording.of("missed");
            case INCONCLUSIVE -> Wording.of("inconclusive");
        };
    }

    private static double throttled(@Nullable ComponentResult component) {
        return component == null ? 0 : component.throttledShare().value();
    }
}
