package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.StationPlan;
import java.util.ArrayDeque;

/// One running copy of a component: workers, waiting line, CPU, limited resources.
final class Replica {

    final Station station;
    final int index;
    final Cpu cpu;
    final ArrayDeque<Attempt> backlog = new ArrayDeque<>();
    final Permits[] permits;
    int busy;

    Replica(Station station, int index, StationPlan plan) {
        this.station = station;
        this.index = index;
        this.cpu = new Cpu(plan.cores());
        this.permits = plan.resources().stream().map(Permits::new).toArray(Permits[]::new);
    }

    /// Requests that it works on or that wait.
    int load() {
        return busy + backlog.size();
    }
}
