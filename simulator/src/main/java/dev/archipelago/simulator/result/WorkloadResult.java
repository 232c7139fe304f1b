package dev.archipelago.simulator.result;

import dev.archipelago.model.vocabulary.Ordered;
import java.util.Map;

/// What became of the requests of a workload. Counts are sums over the replications, rates are per second of one.
///
/// @param offered requests that came in
/// @param inFlight requests without an answer at the end
/// @param throughput finished requests per second, failed ones included
/// @param goodput requests per second that were answered without error
/// @param latency of the requests answered without error
/// @param success share of the finished requests that were answered without error
/// @param failures failed requests by cause
public record WorkloadResult(long offered, long completed, long failed, long inFlight, Estimate throughput,
        Estimate goodput, LatencyResult latency, Estimate success, Map<String, Long> failures) {
    public WorkloadResult {
        failures = Ordered.copyOf(failures);
    }
}
