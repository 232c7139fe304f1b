package dev.archipelago.simulator.result;

/// What an operation did. Counts are sums over the replications.
///
/// @param latency from the arrival at a replica, waiting included, to the reply
/// @param selfTime computing and waiting of one request in seconds, without the calls it makes; of branches the sum
/// @param queueTime wait of one request for a worker in seconds
/// @param degraded share of the steps which could have done less that did; not measured where there are none
public record OperationResult(long calls, Estimate throughput, LatencyResult latency, Estimate selfTime,
        Estimate queueTime, Estimate degraded) {}
