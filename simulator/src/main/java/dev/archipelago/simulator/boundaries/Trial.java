package dev.archipelago.simulator.boundaries;

import dev.archipelago.simulator.result.ComparisonResult;
import dev.archipelago.simulator.result.ComparisonResult.Change;
import dev.archipelago.simulator.result.ComparisonResult.Judgement;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import dev.archipelago.simulator.result.Estimate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A design that was simulated beside another under the same random numbers.
///
/// @param before how the other one stands
/// @param after how this one does
public record Trial(Design design, ComparisonResult comparison, Standing before, Standing after) {

    private static final List<Metric> TELLING = List.of(Metric.P50, Metric.P99, Metric.FAILED,
            Metric.GOODPUT);

    /// What medians and 99th percentiles of latency, failures and throughput of all workloads together say.
    public enum Verdict {
        BETTER, MIXED, NO_DIFFERENCE_SHOWN, WORSE
    }

    public Verdict verdict() {
        List<Judgement> all = comparison.workloads().values().stream().flatMap(List::stream)
                .filter(change -> TELLING.contains(change.metric())).map(Change::judgement).toList();
        boolean better = all.contains(Judgement.BETTER);
        boolean worse = all.contains(Judgement.WORSE);
        return better && worse
                ? Verdict.MIXED
                : better ? Verdict.BETTER : worse ? Verdict.WORSE : Verdict.NO_DIFFERENCE_SHOWN;
    }

    /// The relative change of the 99th percentiles, on average over the workloads by their throughput; NaN where there is none.
    public double p99() {
        double all = 0;
        double sum = 0;
        for (List<Change> changes : comparison.workloads().values()) {
            Change p99 = of(changes, Metric.P99);
            Change goodput = of(changes, Metric.GOODPUT);
            if (p99 != null && goodput != null && Double.isFinite(p99.relative())) {
                all += goodput.before().value();
                sum += goodput.before().value() * p99.relative();
            }
        }
        return all > 0 ? sum / all : Double.NaN;
    }

    /// A figure of a workload; null where it has none.
    public static @Nullable Change of(List<Change> changes, Metric metric) {
        return changes.stream().filter(change -> change.metric() == metric).findFirst().orElse(null);
    }

    /// Whether losses reach less far: shown where the intervals of both lie apart.
    public Judgement reach() {
        if (before.reach() == null || after.reach() == null) {
            return Judgement.NO_DIFFERENCE_SHOWN;
        }
        Estimate one = Objects.requireNonNull(before.reach()).mean();
        Estimate other = Objects.requireNonNull(after.reach()).mean();
        return other.high() < one.low()
                ? Judgement.BETTER
                : other.low() > one.high() ? Judgement.WORSE : Judgement.NO_DIFFERENCE_SHOWN;
    }

    /// The better first: by what they say, then by how much.
    public static int byMerit(Trial one, Trial other) {
        int byVerdict = one.verdict().compareTo(other.verdict());
        return byVerdict != 0 ? byVerdict : Double.compare(one.p99(), other.p99());
    }
}
