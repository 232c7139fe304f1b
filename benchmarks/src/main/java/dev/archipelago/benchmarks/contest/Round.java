package dev.archipelago.benchmarks.contest;

/// What one run of a contestant gave.
///
/// @param requests finished while it was measured
/// @param mean latency in milliseconds
/// @param cpuNanos CPU time of the thread for these requests
/// @param allocated bytes that the thread allocated for these requests
public record Round(long requests, double mean, long cpuNanos, long allocated) {

    public double nanosPerRequest() {
        return (double) cpuNanos / requests;
    }

    public double bytesPerRequest() {
        return (double) allocated / requests;
    }
}
