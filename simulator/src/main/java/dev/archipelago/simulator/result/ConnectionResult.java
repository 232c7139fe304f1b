package dev.archipelago.simulator.result;

/// What went over a connection. Counts are sums over the replications.
///
/// @param attempts tries, retries included
/// @param shortCircuited calls that a circuit breaker refused
/// @param failed calls that failed for good
/// @param latency of successful calls with all their tries, as the caller sees it
/// @param networkTime of one try in seconds, both ways
/// @param retryTime that a call loses in seconds before its last try begins
public record ConnectionResult(long calls, long attempts, long timeouts, long rejected, long shortCircuited,
        long failed,
        LatencyResult latency, Estimate networkTime, Estimate retryTime) {

    public long retries() {
        return attempts - calls;
    }

    /// Tries per call; 1 when there were no calls.
    public double amplification() {
        return calls == 0 ? 1 : (double) attempts / calls;
    }
}
