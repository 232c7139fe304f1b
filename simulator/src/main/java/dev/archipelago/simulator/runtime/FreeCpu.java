package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.kernel.EventQueue;

/// The CPU of a replica without a limit: each computation has a core for itself, as far as the node has as many.
final class FreeCpu extends Cpu {

    FreeCpu(Replica replica, EventQueue events) {
        super(replica, events);
    }

    @Override
    double pace(long now, int computations) {
        return replica.condition.cpu(now);
    }
}
