package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.transaction.Task;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A task of a transaction that somebody is sent with, again and again where that is needed.
final class Errand extends Carried {

    final Undertaking of;
    final Task task;
    /// Tries that have failed.
    int failed;
    /// The wait before the last try.
    long wait;
    /// Whether it is on its way; otherwise it waits to be tried again.
    boolean isOut;

    Errand(Undertaking of, Task task) {
        this.of = of;
        this.task = task;
        this.chain = of.chain;
    }

    @Override
    void back(@Nullable Failure failure) {
        of.answered(this, failure);
    }

    /// What a participant holds since its yes.
    static final class Promise {
        final long since;
        final List<Locks.Lock> locks = new ArrayList<>();

        Promise(long since) {
            this.since = since;
        }
    }
}
