package dev.archipelago.app.editor.redesign;

import dev.archipelago.simulator.boundaries.Standing;
import dev.archipelago.simulator.boundaries.Trial;
import dev.archipelago.simulator.boundaries.TrialResult;
import dev.archipelago.simulator.result.ComparisonResult.Change;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A design in the table of those that were simulated; the first is the one that the others are compared with.
///
/// @param number from 1 on; 0 for the one that is compared with
/// @param trial null for the one that is compared with
/// @param standing how it stands apart from what its users feel
/// @param changes by workload
/// @param cost in an hour, with the currency; empty where there are no prices
record TrialRow(int number, String name, @Nullable Trial trial, Standing standing, Map<String, List<Change>> changes,
        Optional<Price> cost) {

    /// What it costs in an hour.
    record Price(String currency, double value) {}

    static List<TrialRow> of(TrialResult result, DesignNames names) {
        List<TrialRow> rows = new ArrayList<>();
        if (!result.trials().isEmpty()) {
            Trial first = result.trials().getFirst();
            rows.add(new TrialRow(0, names.of(result.base()), null, first.before(), first.comparison().workloads(),
                    first.comparison().cost().map(cost -> new Price(cost.currency(), cost.before()))));
        }
        for (Trial trial : result.trials()) {
            rows.add(new TrialRow(rows.size(), names.of(trial.design().name()), trial, trial.after(),
                    trial.comparison().workloads(),
                    trial.comparison().cost().map(cost -> new Price(cost.currency(), cost.after()))));
        }
        return rows;
    }

    boolean isBase() {
        return trial == null;
    }

    /// A figure of a workload; empty where it has none.
    Optional<Change> change(String workload, Metric metric) {
        return Optional.ofNullable(Trial.of(Objects.requireNonNullElse(changes.get(workload), List.of()), metric));
    }

    /// The value of a figure; NaN where it has none.
    double value(String workload, Metric metric) {
        return change(workload, metric).map(change -> (isBase() ? change.before() : change.after()).value())
                .orElse(Double.NaN);
    }
}
