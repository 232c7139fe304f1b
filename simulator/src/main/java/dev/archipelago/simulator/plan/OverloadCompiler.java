package dev.archipelago.simulator.plan;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Container;
import dev.archipelago.model.ExternalSettings;
import dev.archipelago.model.QueueDiscipline;
import dev.archipelago.model.policy.Probe;
import dev.archipelago.model.policy.Probes;
import dev.archipelago.model.policy.RateLimit;
import dev.archipelago.model.policy.RateLimitAlgorithm;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.plan.OverloadPlan.ProbePlan;
import dev.archipelago.simulator.plan.OverloadPlan.Shed;
import dev.archipelago.simulator.rollout.ProbeTiming;
import org.jspecify.annotations.Nullable;

/// Turns what is said about overload, memory and health checks of a container into numbers. Health checks count where they are
/// written; those that exports derive do not.
final class OverloadCompiler {

    private static final long MEMORY = 128L << 20;
    private static final long GRACE = 30_000_000_000L;
    private static final long PERIOD = 10_000_000_000L;
    private static final long TIMEOUT = 1_000_000_000L;
    private static final int FAILURES = 3;

    private final Draws draws;

    OverloadCompiler(Draws draws) {
        this.draws = draws;
    }

    OverloadPlan overload(ComponentId id, Component component) {
        Container container = component.containerOrDefault();
        Probes probes = component.probes();
        boolean ours = FaultCompiler.isOurs(component);
        return new OverloadPlan(container.discipline() == QueueDiscipline.ADAPTIVE_LIFO, shed(container),
                limit(component),
                memory(container), mostInside(container), probes == null || !ours ? null : timing(probes.startup()),
                probes == null || !ours ? null : probe(id, "readiness", probes.readiness()),
                probes == null || !ours ? null : probe(id, "liveness", probes.liveness()),
                probes == null ? GRACE : nanos(probes.grace(), GRACE));
    }

    private static @Nullable Shed shed(Container container) {
        return container.shedding() == null ? null : switch (container.shedding()) {
            case EXPIRED -> Shed.EXPIRED;
            case CODEL -> Shed.CODEL;
            case PRIORITY -> Shed.PRIORITY;
        };
    }

    /// That of an external system is a bucket as large as what may pass in a second.
    private static ProtectionPlan.@Nullable Limit limit(Component component) {
        ExternalSettings external = component.external();
        Rate rate = external == null ? null : external.rateLimit();
        return rate == null || external == null
                ? ProtectionCompiler.limit(component.containerOrDefault().rateLimit())
                : ProtectionCompiler.limit(new RateLimit(rate,
                        external.limiting() == RateLimitAlgorithm.LEAKY_BUCKET
                                ? 1
                                : (int) Math.max(1, Math.min(Integer.MAX_VALUE, rate.perSecond())),
                        external.limiting()));
    }

    private static OverloadPlan.Memory memory(Container container) {
        return new OverloadPlan.Memory(bytes(container.memoryBase()), bytes(container.memoryPerRequest()));
    }

    private static long bytes(@Nullable DataSize size) {
        return size == null ? 0 : size.bytes();
    }

    private static int mostInside(Container container) {
        OverloadPlan.Memory memory = memory(container);
        if (memory.each() == 0) {
            return Integer.MAX_VALUE;
        }
        DataSize limit = container.memoryLimit() == null ? container.memory() : container.memoryLimit();
        long left = (limit == null ? MEMORY : limit.bytes()) - memory.base();
        return (int) Math.clamp(left / memory.each(), 0L, Integer.MAX_VALUE - 1L);
    }

    private static @Nullable ProbeTiming timing(@Nullable Probe probe) {
        return probe == null
                ? null
                : new ProbeTiming(nanos(probe.initialDelay(), 0), nanos(probe.period(), PERIOD),
                        nanos(probe.timeout(), TIMEOUT), probe.failures() == null ? FAILURES : probe.failures(), 1);
    }

    private @Nullable ProbePlan probe(ComponentId id, String name, @Nullable Probe probe) {
        return probe == null
                ? null
                : new ProbePlan(probe.path() != null, nanos(probe.initialDelay(), 0), nanos(probe.period(), PERIOD),
                        nanos(probe.timeout(), TIMEOUT), probe.failures() == null ? FAILURES : probe.failures(),
                        probe.successes() == null ? 1 : probe.successes(),
                        draws.uniform("components." + id + ".probes." + name));
    }

    private static long nanos(@Nullable TimeSpan time, long otherwise) {
        return time == null ? otherwise : Math.max(1, time.nanos());
    }
}
