package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.ProtectionPlan;
import dev.archipelago.simulator.resilience.CircuitBreaker;
import dev.archipelago.simulator.resilience.ConnectionPool;
import dev.archipelago.simulator.resilience.FixedWindow;
import dev.archipelago.simulator.resilience.LeakyBucket;
import dev.archipelago.simulator.resilience.OutlierDetector;
import dev.archipelago.simulator.resilience.RateLimiter;
import dev.archipelago.simulator.resilience.RetryBudget;
import dev.archipelago.simulator.resilience.TokenBucket;
import org.jspecify.annotations.Nullable;

/// The side of one caller replica on a link with protection: what it keeps account of.
final class Client {

    final int number;
    final Link link;
    final @Nullable CircuitBreaker breaker;
    final @Nullable RateLimiter limiter;
    final @Nullable RetryBudget budget;
    final @Nullable OutlierDetector outliers;
    final @Nullable ConnectionPool pool;
    /// Callers that wait for a place in the bulkhead.
    final Line waiting;
    /// Tries that wait for a connection.
    final Line pending;
    /// Callers with a try under way, copies counted once.
    int active;
    /// Callers that the rate limit lets wait.
    int spaced;

    Client(int number, Link link, ProtectionPlan plan, int hosts, Requests requests) {
        this.number = number;
        this.link = link;
        this.breaker = plan.breaker() == null ? null : new CircuitBreaker(plan.breaker());
        this.limiter = plan.limit() == null ? null : limiter(plan.limit());
        this.budget = plan.budget() == null ? null : new RetryBudget(plan.budget());
        this.outliers = plan.outliers() == null ? null : new OutlierDetector(plan.outliers(), hosts);
        this.pool = plan.pool() == null ? null : new ConnectionPool(plan.pool().settings());
        this.waiting = new Line(requests);
        this.pending = new Line(requests);
    }

    private static RateLimiter limiter(ProtectionPlan.Limit limit) {
        return switch (limit.algorithm()) {
            case TOKEN_BUCKET -> new TokenBucket(limit.rate(), limit.burst());
            case LEAKY_BUCKET -> new LeakyBucket(limit.rate(), limit.burst());
            case WINDOW -> FixedWindow.of(limit.rate());
        };
    }

    /// Requests that are under way or wait.
    int inFlight() {
        return active + spaced + waiting.size();
    }

    /// Notes how a call to a replica went.
    void judge(int host, boolean failed, long now) {
        if (outliers != null && host >= 0 && host < link.hosts()) {
            long before = outliers.ejections();
            outliers.record(host, failed, now);
            link.meter.ejections += outliers.ejections() - before;
        }
    }

    /// Makes the sweeps that are due; whether some replica is out of the balancing.
    boolean isAnyOut(long now) {
        if (outliers == null) {
            return false;
        }
        long before = outliers.ejections();
        outliers.advance(now);
        link.meter.ejections += outliers.ejections() - before;
        return outliers.out() > 0 && 2 * outliers.out() <= link.hosts();
    }

    boolean isOut(int host) {
        return outliers != null && outliers.isEjected(host);
    }
}
