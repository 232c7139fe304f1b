package dev.archipelago.simulator.result;

/// What became of what is to happen in several services or not at all. Counts are sums over the replications.
///
/// @param kind "saga", "two-phase-commit", "outbox" (messages written with a change of data), "dual-write" (messages sent behind
/// one), or "events" (all that requests of a workload set going without waiting for it)
/// @param undone sagas that were compensated, two-phase commits that were aborted
/// @param stuck of sagas, those of which something could neither be done nor undone; changes of data whose message was lost;
/// requests of whose events one was lost
/// @param openBefore under way when the measurement began
/// @param open under way at its end; of two-phase commits those in doubt among them
/// @param underWay mean number that were under way
/// @param exposed mean number of which others could see a part: something was done, or promised, and not all
/// @param left mean number whose coordinator was gone
/// @param undos tasks that were undone
/// @param again tries of what must succeed in the end, beyond the first of each
/// @param takenOver times that they went on after their coordinator had ended
/// @param decided from the beginning until all was certain to be done
/// @param consistent from the beginning until all was done or undone
/// @param exposure from the first part that others could see until all was done or undone; of a two-phase commit, of each
/// participant from its yes until it had carried the decision out, while what it had acquired stayed held
public record TransactionResult(String kind, long begun, long committed, long undone, long stuck, long openBefore,
        long open, Estimate underWay, Estimate exposed, Estimate left, long undos, long again, long takenOver,
        LatencyResult decided, LatencyResult consistent, LatencyResult exposure) {

    /// Share of those that ended which were committed; NaN when none ended.
    public double success() {
        long ended = committed + undone + stuck;
        return ended == 0 ? Double.NaN : (double) committed / ended;
    }
}
