package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.ProtectionPlan;
import dev.archipelago.simulator.resilience.Aimd;
import dev.archipelago.simulator.resilience.CircuitBreaker;
import dev.archipelago.simulator.resilience.ClientThrottle;
import dev.archipelago.simulator.resilience.ConnectionPool;
import dev.archipelago.simulator.resilience.FixedWindow;
import dev.archipelago.simulator.resilience.Gradient2;
import dev.archipelago.simulator.resilience.LeakyBucket;
import dev.archipelago.simulator.resilience.LimitWindow;
import dev.archipelago.simulator.resilience.OutlierDetector;
import dev.archipelago.simulator.resilience.RateLimiter;
import dev.archipelago.simulator.resilience.RetryBudget;
import dev.archipelago.simulator.resilience.TokenBucket;
import dev.archipelago.simulator.resilience.Vegas;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// The side of one caller replica on a link with protection: what it keeps account of.
final class Client {

    final int number;
    /// Number of the replica that it is of, -1 from outside.
    private final int replica;
    final Link link;
    final @Nullable CircuitBreaker breaker;
    final @Nullable ClientThrottle throttle;
    final int throttleDraw;
    final @Nullable RateLimiter limiter;
    final @Nullable RetryBudget budget;
    final @Nullable OutlierDetector outliers;
    final @Nullable ConnectionPool pool;
    final @Nullable LimitWindow limit;
    /// Whether connections stay with their replicas, and whether they are told from one another at all.
    private final boolean pinned;
    final boolean tellsApart;
    /// Calls that may be under way.
    int places;
    /// Callers that wait for a place in the bulkhead.
    final Line waiting;
    /// Tries that wait for a connection.
    final Line pending;
    /// Callers with a try under way, copies counted once.
    int active;
    /// Callers that the rate limit lets wait.
    int spaced;

    /// @param isThere whether a replica, numbered as by [Guards#peer], still has the connections that lead to it
    Client(int number, int replica, Link link, ProtectionPlan plan, Requests requests, LongPredicate isThere) {
        this.number = number;
        this.replica = replica;
        this.link = link;
        this.breaker = plan.breaker() == null ? null : new CircuitBreaker(plan.breaker());
        this.throttle = plan.throttle() == null ? null : new ClientThrottle(plan.throttle().settings());
        this.throttleDraw = plan.throttle() == null ? -1 : plan.throttle().draw();
        this.limiter = plan.limit() == null ? null : limiter(plan.limit());
        this.budget = plan.budget() == null ? null : new RetryBudget(plan.budget());
        this.outliers = plan.outliers() == null ? null : new OutlierDetector(plan.outliers(), link.mostHosts);
        this.pool = plan.pool() == null ? null : new ConnectionPool(plan.pool().settings(), isThere);
        this.pinned = plan.pool() != null && plan.pool().settings().pinned();
        this.tellsApart = plan.pool() != null && plan.pool().settings().tellsApart();
        ProtectionPlan.Bulkhead bulkhead = plan.bulkhead();
        this.places = bulkhead == null ? Integer.MAX_VALUE : bulkhead.concurrent();
        this.limit = bulkhead == null || bulkhead.adaptive() == null
                ? null
                : new LimitWindow(switch (bulkhead.adaptive()) {
                    case VEGAS -> new Vegas(places, number);
                    case GRADIENT2 -> new Gradient2(places);
                    case AIMD -> new Aimd(places);
                });
        this.waiting = new Line(requests);
        this.pending = new Line(requests);
    }

    static RateLimiter limiter(ProtectionPlan.Limit limit) {
        return switch (limit.algorithm()) {
            case TOKEN_BUCKET -> new TokenBucket(limit.rate(), limit.burst());
            case LEAKY_BUCKET -> new LeakyBucket(limit.rate(), limit.burst());
            case WINDOW -> FixedWindow.of(limit.rate());
        };
    }

    /// Notes how a call went that has just ended; others say nothing about how many the callee can take.
    ///
    /// @param time nanoseconds that it took
    /// @param overload whether it failed because of too much work
    void learn(LimitWindow window, long time, boolean overload, long now) {
        window.record(time, active + 1, overload, now);
        places = window.limit();
    }

    /// A try has succeeded, or failed so that it may be tried again.
    ///
    /// @param retried whether it was a retry
    void count(boolean failed, boolean retried) {
        if (budget != null) {
            budget.record(failed, retried);
        }
    }

    /// Whether a connection stays with its replica; not where somebody else chooses that.
    boolean pins() {
        return pinned && link.database == null && !link.handsOut;
    }

    /// Percent of the replicas that have to be in for those that are out to be passed over.
    int panic() {
        return outliers == null ? 0 : outliers.panic();
    }

    /// Whether anybody waits for a place or a connection.
    boolean isAwaited() {
        return waiting.size() > 0 || pending.size() > 0;
    }

    /// Requests that are under way or wait.
    int inFlight() {
        return active + spaced + waiting.size();
    }

    /// Notes how a call to a replica went.
    void judge(int host, boolean failed, long now) {
        if (outliers != null && host >= 0 && host < link.mostHosts) {
            outliers.among(hosts());
            long before = outliers.ejections();
            outliers.record(host, failed, now);
            link.meter.ejections += outliers.ejections() - before;
        }
    }

    private int hosts() {
        return link.views == null ? link.hosts() : link.views.hosts(replica);
    }

    /// Makes the sweeps that are due; whether some replica is out of the balancing.
    boolean isAnyOut(long now) {
        if (outliers == null) {
            return false;
        }
        long before = outliers.ejections();
        outliers.advance(now);
        link.meter.ejections += outliers.ejections() - before;
        return outliers.out() > 0 && !outliers.panics();
    }

    boolean isOut(int host) {
        return outliers != null && outliers.isEjected(host);
    }
}
