package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.plan.LinkPlan;
import org.jspecify.annotations.Nullable;

/// A call with all its tries.
final class Call {

    /// Who waits for the answer; null when it came from outside or nobody waits.
    final @Nullable Frame caller;
    /// Whose request it is; null for calls inside the architecture.
    final @Nullable Session session;
    final int link;
    final LinkPlan linkPlan;
    final int operation;
    final long began;
    int tries;
    boolean done;
    long deadline = EventQueue.NONE;
    long retry = EventQueue.NONE;
    @Nullable
    Attempt current;

    Call(@Nullable Frame caller, @Nullable Session session, int link, LinkPlan linkPlan, int operation, long began) {
        this.caller = caller;
        this.session = session;
        this.link = link;
        this.linkPlan = linkPlan;
        this.operation = operation;
        this.began = began;
    }
}
