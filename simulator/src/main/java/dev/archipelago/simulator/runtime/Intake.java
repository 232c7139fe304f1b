package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.ProtectionPlan;
import dev.archipelago.simulator.plan.StationPlan;
import dev.archipelago.simulator.resilience.RateLimiter;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many requests replicas take per second, each for itself; those of an external system all together.
final class Intake {

    private final @Nullable RateLimiter[] limiters;

    Intake(Replica[] replicas) {
        this.limiters = new RateLimiter[replicas.length];
        Map<StationPlan, RateLimiter> common = new IdentityHashMap<>();
        for (int i = 0; i < replicas.length; i++) {
            StationPlan station = replicas[i].plan;
            ProtectionPlan.Limit limit = station.overload().limit();
            if (limit != null) {
                limiters[i] = station.isExternal()
                        ? common.computeIfAbsent(station, _ -> Client.limiter(limit))
                        : Client.limiter(limit);
            }
        }
    }

    /// Asks for a request to be taken.
    ///
    /// @return nanoseconds that it has to wait, or [RateLimiter#REFUSED]
    long ask(int replica, long now) {
        RateLimiter limiter = limiters[replica];
        return limiter == null ? 0 : limiter.ask(now);
    }
}
