package dev.archipelago.model;

import dev.archipelago.model.policy.Balancing;
import dev.archipelago.model.policy.Bulkhead;
import dev.archipelago.model.policy.CircuitBreaker;
import dev.archipelago.model.policy.ConnectionPool;
import dev.archipelago.model.policy.Discovery;
import dev.archipelago.model.policy.Hedging;
import dev.archipelago.model.policy.OutlierDetection;
import dev.archipelago.model.policy.RateLimit;
import dev.archipelago.model.policy.Retry;
import dev.archipelago.model.policy.SlowStart;
import dev.archipelago.model.policy.Throttling;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// How one component talks to another: what lies between them, and what protects each from the other.
public record Connection(
        @Meaning("What it is for.") @Default("none") @Nullable String description,
        @Meaning("How they talk.") @Default("http") @Nullable Protocol protocol,
        @Meaning("Encrypted.") @Default("false") @Nullable Boolean tls,
        @Meaning("Bytes of a request.") @Default("0B") @Nullable DataSize requestSize,
        @Meaning("Bytes of an answer.") @Default("0B") @Nullable DataSize responseSize,
        @Meaning("What lies between them.") @Default("that of the platform") @Nullable NetworkPath network,
        @Meaning("How the caller picks a replica.") @Default("round-robin") @Nullable Balancing balancing,
        @Meaning("Longest wait for the answer to one try.") @Default("unlimited") @Nullable TimeSpan timeout,
        @Meaning("Longest wait for an answer over all tries.") @Default("unlimited") @Nullable TimeSpan deadline,
        @Meaning("The callee learns how much time is left.") @Default("false") @Nullable Boolean propagateDeadline,
        @Meaning("A time-out ends the work of the callee.") @Default("false") @Nullable Boolean cancel,
        @Meaning("Tries failed calls again.") @Default("no retry") @Nullable Retry retry,
        @Meaning("Stops calling a callee that keeps failing.") @Default("none") @Nullable CircuitBreaker circuitBreaker,
        @Meaning("Bounds the calls under way.") @Default("unlimited") @Nullable Bulkhead bulkhead,
        @Meaning("Bounds the calls per second.") @Default("unlimited") @Nullable RateLimit rateLimit,
        @Meaning("Sends a copy when the answer is late.") @Default("none") @Nullable Hedging hedging,
        @Meaning("What happens when a call has failed for good.") @Default("the caller fails too") @Nullable Fallback fallback,
        @Meaning("Connections that are kept.") @Default("unlimited") @Nullable ConnectionPool pool,
        @Meaning("Takes failing replicas out for a while.") @Default("none") @Nullable OutlierDetection outlierDetection,
        @Meaning("Lets the traffic of new replicas grow slowly.") @Default("all at once") @Nullable SlowStart slowStart,
        @Meaning("Refuses calls at the caller while the callee refuses many.") @Default("none") @Nullable Throttling throttling,
        @Meaning("How callers learn which replicas there are.") @Default("told by the platform, all alike") @Nullable Discovery discovery) {

    /// A connection of which nothing has been said.
    public static final Connection UNSPECIFIED = new Connection(null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null, null, null, null, null, null);

    public Connection withTimeout(@Nullable TimeSpan changed) {
        return new Connection(description, protocol, tls, requestSize, responseSize, network, balancing, changed,
                deadline, propagateDeadline, cancel, retry, circuitBreaker, bulkhead, rateLimit, hedging, fallback,
                pool,
                outlierDetection, slowStart, throttling, discovery);
    }

    public Connection withNetwork(@Nullable NetworkPath changed) {
        return new Connection(description, protocol, tls, requestSize, responseSize, changed, balancing, timeout,
                deadline, propagateDeadline, cancel, retry, circuitBreaker, bulkhead, rateLimit, hedging, fallback,
                pool,
                outlierDetection, slowStart, throttling, discovery);
    }

    public Connection withBalancing(@Nullable Balancing changed) {
        return new Connection(description, protocol, tls, requestSize, responseSize, network, changed, timeout,
                deadline,
                propagateDeadline, cancel, retry, circuitBreaker, bulkhead, rateLimit, hedging, fallback, pool,
                outlierDetection, slowStart, throttling, discovery);
    }
}
