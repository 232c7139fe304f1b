package dev.archipelago.simulator.result;

import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The highest load at which a design still meets its objectives. Loads are factors of what the file says.
///
/// @param rate requests per second that the scaled open workloads bring at factor 1; 0 where all of them are closed
/// @param users of the scaled closed workloads at factor 1
/// @param holds the highest load at which objectives were shown to be met; 0 when at none
/// @param breaks the lowest load at which one was shown to be missed; infinite when at none
/// @param estimated the limit by formulas; infinite where they find none
/// @param broken objectives that are missed where it breaks
/// @param busiest component where it holds, or where it breaks if it holds nowhere
/// @param loads busy shares of components where it holds
/// @param without by component of several replicas, the limit by formulas with one of them less
/// @param evaluations designs that were simulated
/// @param replications of the last of them
/// @param settled whether the limit is known as well as was asked for
public record LoadLimitResult(String architecture, String scenario, List<String> workloads, double rate, int users,
        double holds, double breaks, double estimated, List<String> broken, Optional<String> busiest,
        Map<String, Double> loads, Map<String, Double> without, int evaluations, int replications, boolean settled) {
    public LoadLimitResult {
        workloads = List.copyOf(workloads);
        broken = List.copyOf(broken);
        loads = Ordered.copyOf(loads);
        without = Ordered.copyOf(without);
    }

    /// Between the two, with what to write behind ±; not measured when it always holds or never.
    public Estimate limit() {
        return holds <= 0 || Double.isInfinite(breaks)
                ? Estimate.NONE
                : new Estimate((holds + breaks) / 2, holds, breaks);
    }

    /// The same with limits by formulas for one replica less.
    public LoadLimitResult without(Map<String, Double> limits) {
        return new LoadLimitResult(architecture, scenario, workloads, rate, users, holds, breaks, estimated, broken,
                busiest, loads, limits, evaluations, replications, settled);
    }
}
