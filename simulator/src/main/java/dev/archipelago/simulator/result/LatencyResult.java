package dev.archipelago.simulator.result;

/// Latencies in seconds.
///
/// @param samples observations over all replications
public record LatencyResult(long samples, Estimate mean, Estimate p50, Estimate p90, Estimate p95, Estimate p99,
        Estimate p999) {}
