package dev.archipelago.simulator.transaction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The state of a transaction, which says what to do next and is told what became of it.
///
/// Whoever drives it starts all tasks that are [#due()], tells [#answer(Task, Answer)] how each went, and does so again.
public sealed interface Transaction permits Saga, TwoPhaseCommit {

    /// Tasks to be started now; they are under way from then on.
    List<Task> due();

    /// A task under way has ended.
    ///
    /// @return whether it is to be tried again after a while; it stays under way until then
    boolean answer(Task task, Answer answer);

    /// Whoever drove it is gone: what was under way will be due again.
    void interrupt();

    /// Time is up: what can still be given up is.
    ///
    /// @return the tasks under way that nobody waits for any more
    List<Task> timeOut();

    /// Whether it can no longer be given up.
    boolean isDecided();

    /// Whether what was done is undone, now or already.
    boolean isGivenUp();

    /// Whether others may see a part of it: something is done or promised, and not all of it.
    boolean isExposed();

    /// Null while it is under way.
    @Nullable
    Outcome outcome();
}
