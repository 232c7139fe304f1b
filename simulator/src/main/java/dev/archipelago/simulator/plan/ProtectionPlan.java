package dev.archipelago.simulator.plan;

import dev.archipelago.model.policy.AdaptiveLimit;
import dev.archipelago.model.policy.RateLimitAlgorithm;
import dev.archipelago.simulator.resilience.CircuitBreaker;
import dev.archipelago.simulator.resilience.ClientThrottle;
import dev.archipelago.simulator.resilience.ConnectionPool;
import dev.archipelago.simulator.resilience.OutlierDetector;
import dev.archipelago.simulator.resilience.RetryBudget;
import org.jspecify.annotations.Nullable;

/// What each caller replica keeps account of on a link, to protect itself and the callee.
public record ProtectionPlan(CircuitBreaker.@Nullable Settings breaker, @Nullable Limit limit,
        @Nullable Bulkhead bulkhead, @Nullable Pool pool, OutlierDetector.@Nullable Settings outliers,
        RetryBudget.@Nullable Settings budget, @Nullable Hedging hedging, @Nullable Throttle throttle) {

    /// None of all.
    static final ProtectionPlan NONE = new ProtectionPlan(null, null, null, null, null, null, null, null);

    /// Calls per second.
    ///
    /// @param burst calls at once after a pause
    public record Limit(double rate, int burst, RateLimitAlgorithm algorithm) {}

    /// Calls that a caller refuses because the callee refuses many.
    ///
    /// @param draw uniform draw of which ones
    public record Throttle(ClientThrottle.Settings settings, int draw) {}

    /// Calls under way.
    ///
    /// @param longestLine calls that wait for a place at most
    /// @param patience nanoseconds that each waits at most; negative for ever
    /// @param adaptive how the number of calls under way adapts
    public record Bulkhead(int concurrent, int longestLine, long patience, @Nullable AdaptiveLimit adaptive) {}

    /// Connections.
    ///
    /// @param pending requests that wait for a connection at most, those not counted for which one is being opened
    /// @param patience nanoseconds that each waits at most; negative for ever
    /// @param setup draw of the time to open a connection; -1 for none
    /// @param roundTrips to open a connection, beside the draw
    public record Pool(ConnectionPool.Settings settings, int pending, long patience, int setup, int roundTrips) {}

    /// Copies of late requests.
    ///
    /// @param delay nanoseconds before each further copy
    /// @param copies in all
    public record Hedging(long delay, int copies) {}
}
