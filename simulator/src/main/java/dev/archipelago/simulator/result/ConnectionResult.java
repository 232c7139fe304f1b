package dev.archipelago.simulator.result;

import dev.archipelago.model.vocabulary.Ordered;
import java.util.Map;

/// What went over a connection. Counts are sums over the replications.
///
/// @param attempts tries, retries and copies included
/// @param shortCircuited calls that a circuit breaker refused
/// @param failed calls that failed for good
/// @param latency of successful calls with all their tries, as the caller sees it
/// @param networkTime of one try in seconds, both ways
/// @param failures tries that failed, by cause
/// @param protection what policies did
/// @param retryTime that a call loses in seconds before its last try begins
public record ConnectionResult(long calls, long attempts, long timeouts, long rejected, long shortCircuited,
        long failed,
        LatencyResult latency, Estimate networkTime, Estimate retryTime, Map<String, Long> failures,
        ProtectionResult protection) {
    public ConnectionResult {
        failures = Ordered.copyOf(failures);
    }

    /// Tries behind the first ones, copies not counted.
    public long retries() {
        return attempts - calls - protection.hedges();
    }

    /// Tries per call; 1 when there were no calls.
    public double amplification() {
        return calls == 0 ? 1 : (double) attempts / calls;
    }
}
