package dev.archipelago.simulator.plan;

import dev.archipelago.model.Connection;
import dev.archipelago.model.Protocol;
import dev.archipelago.model.policy.Bulkhead;
import dev.archipelago.model.policy.CircuitBreaker;
import dev.archipelago.model.policy.ConnectionPool;
import dev.archipelago.model.policy.Hedging;
import dev.archipelago.model.policy.OutlierDetection;
import dev.archipelago.model.policy.RateLimit;
import dev.archipelago.model.policy.RateLimitAlgorithm;
import dev.archipelago.model.policy.Retry;
import dev.archipelago.model.policy.RetryBudget;
import dev.archipelago.model.policy.Throttling;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.resilience.ClientThrottle;
import dev.archipelago.simulator.resilience.OutlierDetector;
import org.jspecify.annotations.Nullable;

/// Turns the policies of a connection that keep account of something into numbers, with the defaults of the format.
final class ProtectionCompiler {

    private static final long SECOND = 1_000_000_000;
    private static final int HANDSHAKES = 2;

    private final Connection connection;
    private final Draws draws;
    private final String stream;

    private ProtectionCompiler(Connection connection, Draws draws, String stream) {
        this.connection = connection;
        this.draws = draws;
        this.stream = stream;
    }

    /// @param hasLatency whether messages take time, handshakes therefore too
    /// @param hosts replicas to choose from
    static @Nullable ProtectionPlan of(Connection connection, Draws draws, String stream, boolean hasLatency,
            int hosts) {
        ProtectionPlan plan = new ProtectionCompiler(connection, draws, stream).plan(hasLatency, hosts);
        return plan.equals(ProtectionPlan.NONE) ? null : plan;
    }

    private ProtectionPlan plan(boolean hasLatency, int hosts) {
        Retry retry = connection.retry();
        return new ProtectionPlan(breaker(connection.circuitBreaker()), limit(connection.rateLimit()),
                bulkhead(connection.bulkhead()), pool(connection.pool(), hasLatency),
                hosts < 2 ? null : outliers(connection.outlierDetection()), retry == null || retry.attempts() < 2
                        ? null
                        : budget(retry.budget()),
                hedging(connection.hedging()), throttle(connection.throttling()));
    }

    private static dev.archipelago.simulator.resilience.CircuitBreaker.@Nullable Settings breaker(
            @Nullable CircuitBreaker breaker) {
        if (breaker == null) {
            return null;
        }
        TimeSpan windowTime = breaker.windowTime();
        return new dev.archipelago.simulator.resilience.CircuitBreaker.Settings(share(breaker.failureRate(), 0.5),
                share(breaker.slowCallRate(), 1), breaker.slowCall() == null
                        ? Long.MAX_VALUE
                        : breaker.slowCall().nanos(),
                atLeastOne(breaker.window(), 100),
                windowTime == null ? 0 : Math.clamp(Math.ceilDiv(windowTime.nanos(), SECOND), 1, 1_000_000),
                atLeastOne(breaker.minimumCalls(), 100), nanos(breaker.open(), 60 * SECOND),
                atLeastOne(breaker.halfOpenCalls(), 10));
    }

    static ProtectionPlan.@Nullable Limit limit(@Nullable RateLimit limit) {
        return limit == null
                ? null
                : new ProtectionPlan.Limit(limit.rate().perSecond(), atLeastOne(limit.burst(), 1),
                        limit.algorithm() == null ? RateLimitAlgorithm.TOKEN_BUCKET : limit.algorithm());
    }

    /// Where only one of line and patience is given, the other is unlimited.
    private static ProtectionPlan.@Nullable Bulkhead bulkhead(@Nullable Bulkhead bulkhead) {
        if (bulkhead == null) {
            return null;
        }
        int line = bulkhead.queue() != null
                ? bulkhead.queue()
                : bulkhead.maxWait() == null || bulkhead.maxWait().isZero() ? 0 : StationPlan.UNLIMITED;
        return new ProtectionPlan.Bulkhead(Math.max(1, bulkhead.concurrent()), line,
                bulkhead.maxWait() == null ? -1 : bulkhead.maxWait().nanos(), bulkhead.adaptive());
    }

    /// Without settings of its own an encrypted connection still has to be opened.
    private ProtectionPlan.@Nullable Pool pool(@Nullable ConnectionPool pool, boolean hasLatency) {
        boolean encrypted = Boolean.TRUE.equals(connection.tls()) && hasLatency;
        if (pool == null) {
            return encrypted
                    ? new ProtectionPlan.Pool(settings(null), StationPlan.UNLIMITED, -1, -1, HANDSHAKES)
                    : null;
        }
        return new ProtectionPlan.Pool(settings(pool),
                pool.pending() == null ? StationPlan.UNLIMITED : pool.pending(),
                pool.acquireTimeout() == null ? -1 : pool.acquireTimeout().nanos(),
                pool.setup() == null ? -1 : draws.duration(pool.setup(), "connections." + stream + ".setup"),
                pool.setup() == null && encrypted ? HANDSHAKES : 0);
    }

    private dev.archipelago.simulator.resilience.ConnectionPool.Settings settings(@Nullable ConnectionPool pool) {
        Integer size = pool == null ? null : pool.size();
        return new dev.archipelago.simulator.resilience.ConnectionPool.Settings(
                size == null ? StationPlan.UNLIMITED : Math.max(1, size), isShared(connection.protocol()),
                nanos(pool == null ? null : pool.idle(), Long.MAX_VALUE),
                nanos(pool == null ? null : pool.maxAge(), Long.MAX_VALUE),
                pool != null && Boolean.TRUE.equals(pool.pinned()));
    }

    /// Whether a connection carries many requests at the same time.
    private static boolean isShared(@Nullable Protocol protocol) {
        return switch (protocol == null ? Protocol.HTTP : protocol) {
            case HTTP, TCP -> false;
            case HTTP2, GRPC, AMQP, KAFKA -> true;
        };
    }

    private static OutlierDetector.@Nullable Settings outliers(@Nullable OutlierDetection detection) {
        return detection == null
                ? null
                : new OutlierDetector.Settings(atLeastOne(detection.consecutiveErrors(), 5),
                        Math.max(1, nanos(detection.interval(), 10 * SECOND)), nanos(detection.ejection(), 30 * SECOND),
                        share(detection.maxEjected(), 0.1), share(detection.panic(), 0.5));
    }

    private static dev.archipelago.simulator.resilience.RetryBudget.@Nullable Settings budget(
            @Nullable RetryBudget budget) {
        return budget == null
                ? null
                : new dev.archipelago.simulator.resilience.RetryBudget.Settings(budget.ratio().value(),
                        budget.minimum() == null ? 0 : budget.minimum().perSecond(),
                        budget.tokens() == null ? 0 : budget.tokens(),
                        budget.tokens() == null || budget.cost() == null ? 0 : budget.cost());
    }

    private static ProtectionPlan.@Nullable Hedging hedging(@Nullable Hedging hedging) {
        int copies = hedging == null ? 1 : atLeastOne(hedging.copies(), 2);
        return hedging == null || copies < 2 ? null : new ProtectionPlan.Hedging(hedging.delay().nanos(), copies);
    }

    private ProtectionPlan.@Nullable Throttle throttle(@Nullable Throttling throttling) {
        return throttling == null
                ? null
                : new ProtectionPlan.Throttle(new ClientThrottle.Settings(
                        throttling.ratio() == null ? 2 : throttling.ratio(),
                        Math.clamp(Math.ceilDiv(nanos(throttling.window(), 120 * SECOND), SECOND), 1, 1_000_000)),
                        draws.uniform("connections." + stream + ".throttling"));
    }

    private static double share(@Nullable Share share, double otherwise) {
        return share == null ? otherwise : share.value();
    }

    private static int atLeastOne(@Nullable Integer number, int otherwise) {
        return number == null ? otherwise : Math.max(1, number);
    }

    private static long nanos(@Nullable TimeSpan time, long otherwise) {
        return time == null ? otherwise : time.nanos();
    }
}
