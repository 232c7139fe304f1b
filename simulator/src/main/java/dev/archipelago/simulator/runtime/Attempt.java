package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.plan.Failure;
import org.jspecify.annotations.Nullable;

/// One try of a call.
final class Attempt {

    final Call call;
    final Replica replica;
    long timeout = EventQueue.NONE;
    long arrived;
    /// The caller no longer waits; what is done for it is wasted.
    boolean abandoned;
    /// Why it failed; null when it has succeeded.
    @Nullable
    Failure failure;

    Attempt(Call call, Replica replica) {
        this.call = call;
        this.replica = replica;
    }
}
