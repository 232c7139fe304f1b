package dev.archipelago.simulator.analysis;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.LatencyResult;
import dev.archipelago.simulator.result.WorkloadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How wide the intervals of what people ask for are: mean, p95 and p99 of the latency of each workload, in relation to their
/// values; and how many more replications make them narrow enough.
public final class Precision {

    /// A percentile needs so many observations above it in each replication, or its interval says little.
    private static final int LEAST_ABOVE = 5;
    private static final double SAFETY = 1.1;

    private final Map<String, WorkloadResult> requests;

    public Precision(Map<String, WorkloadResult> requests) {
        this.requests = requests;
    }

    private record Width(String workload, Wording metric, double relative) {}

    /// How many replications should be enough for a relative half-width, at the most twice as many as there were; no more
    /// than there were when they were enough.
    public int replicationsFor(double target, int done) {
        double worst = widest().map(Width::relative).orElse(0.0);
        if (worst <= target) {
            return done;
        }
        double needed = done * (worst / target) * (worst / target) * SAFETY;
        return (int) Math.min(2.0 * done, Math.ceil(needed));
    }

    /// What to say when the intervals are still wider than asked for.
    public List<Finding> missed(double target, int done) {
        return widest().filter(width -> width.relative > target).map(width -> Finding.warning("simulation.precision",
                Pointer.of("workloads", width.workload),
                Wording.of("The %s of '%s' is known to ±%.2g %% after %d replications, not to the ±%.2g %% asked for.",
                        width.metric, width.workload, 100 * width.relative, done, 100 * target),
                Wording.of("Give each replication a longer duration, or ask for less."))).stream().toList();
    }

    /// What to say of percentiles above which hardly anything was observed.
    public List<Finding> fewSamples(int replications) {
        List<Finding> findings = new ArrayList<>();
        requests.forEach((id, workload) -> {
            double each = (double) workload.latency().samples() / replications;
            List<String> thin = new ArrayList<>();
            double least = 0;
            for (Percentile percentile : PERCENTILES) {
                if (each > 0 && each * (1 - percentile.fraction) < LEAST_ABOVE) {
                    thin.add(percentile.name);
                    least = LEAST_ABOVE / (1 - percentile.fraction);
                }
            }
            if (!thin.isEmpty()) {
                findings.add(Finding.advice("simulation.few-samples", Pointer.of("workloads", id),
                        Wording.of("%s of '%s' rest on %.0f requests in each replication.", thin, id, each),
                        Wording.of("Make the runs so long that there are at least %.0f.", least)));
            }
        });
        return findings;
    }

    private record Percentile(String name, double fraction) {}

    private static final List<Percentile> PERCENTILES = List.of(new Percentile("p90", 0.9), new Percentile("p95", 0.95),
            new Percentile("p99", 0.99), new Percentile("p99.9", 0.999));

    private Optional<Width> widest() {
        List<Width> widths = new ArrayList<>();
        requests.forEach((id, workload) -> {
            LatencyResult latency = workload.latency();
            add(widths, id, Wording.of("mean latency"), latency.mean());
            add(widths, id, Wording.of("p95"), latency.p95());
            add(widths, id, Wording.of("p99"), latency.p99());
        });
        return widths.stream().max((a, b) -> Double.compare(a.relative, b.relative));
    }

    private static void add(List<Width> widths, String workload, Wording metric, Estimate estimate) {
        if (estimate.hasInterval() && estimate.value() > 0) {
            widths.add(new Width(workload, metric, estimate.halfWidth() / estimate.value()));
        }
    }
}
