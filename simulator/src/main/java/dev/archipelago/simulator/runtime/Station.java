package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.TimeAverage;
import dev.archipelago.simulator.plan.LinkPlan;
import dev.archipelago.simulator.plan.StationPlan;
import dev.archipelago.simulator.random.RandomStream;

/// A component at run time: its replicas, and what is measured over all of them.
final class Station {

    final StationPlan plan;
    final Replica[] replicas;
    final TimeAverage busy = new TimeAverage();
    final TimeAverage waiting = new TimeAverage();
    final TimeAverage cores = new TimeAverage();
    /// Replicas in which more computations are under way than there are cores.
    final TimeAverage throttled = new TimeAverage();
    /// Nanoseconds of computing and waiting of finished requests.
    long work;
    /// The part of it that nobody waited for any more.
    long wasted;
    long rejected;

    Station(StationPlan plan) {
        this.plan = plan;
        this.replicas = new Replica[plan.replicas()];
        for (int i = 0; i < replicas.length; i++) {
            replicas[i] = new Replica(this, i, plan);
        }
    }

    /// Notes that the load of a CPU is no longer what it was.
    void cpuChanged(long now, Cpu cpu, double usedBefore, boolean throttledBefore) {
        cores.add(now, cpu.used() - usedBefore);
        if (cpu.isThrottled() != throttledBefore) {
            throttled.add(now, throttledBefore ? -1 : 1);
        }
    }

    /// The replica that a request over this link goes to.
    ///
    /// @param turn how many requests have gone over the link before
    Replica pick(LinkPlan link, RandomStream random, long turn) {
        if (replicas.length == 1) {
            return replicas[0];
        }
        return switch (link.balancing()) {
            case ROUND_ROBIN, ZONE_AWARE -> replicas[(int) (turn % replicas.length)];
            case RANDOM, CONSISTENT_HASH -> replicas[random.nextInt(replicas.length)];
            case LEAST_REQUEST -> {
                Replica first = replicas[random.nextInt(replicas.length)];
                Replica second = replicas[random.nextInt(replicas.length)];
                yield second.load() < first.load() ? second : first;
            }
            case LEAST_CONNECTIONS -> leastLoaded((int) (turn % replicas.length));
        };
    }

    private Replica leastLoaded(int from) {
        Replica least = replicas[from];
        for (int i = 1; i < replicas.length; i++) {
            Replica other = replicas[(from + i) % replicas.length];
            if (other.load() < least.load()) {
                least = other;
            }
        }
        return least;
    }
}
