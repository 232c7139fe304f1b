package dev.archipelago.simulator.theory;

import java.util.stream.DoubleStream;

/// Transactions over several services that do not disturb one another.
///
/// Source: Gray and Reuter, Transaction Processing (1993), for the phases; Garcia-Molina and Salem, Sagas (1987).
public final class DistributedTransaction {

    private DistributedTransaction() {}

    /// Mean time of a two-phase commit whose participants take exponential times, in the unit of its arguments: until the last
    /// has prepared, the decision is written down, and the last has committed.
    public static double twoPhaseCommitMean(int participants, double prepare, double log, double commit) {
        FanOut all = new FanOut(participants);
        return all.meanLongest(prepare) + log + all.meanLongest(commit);
    }

    /// Share of the sagas that are committed when each action fails with its own probability.
    public static double sagaSuccess(double... failures) {
        return DoubleStream.of(failures).map(p -> 1 - p).reduce(1, (a, b) -> a * b);
    }

    /// Mean number of actions that a saga undoes: all before the one that fails.
    public static double undosPerSaga(double... failures) {
        double undos = 0;
        double reached = 1;
        for (int i = 0; i < failures.length; i++) {
            undos += reached * failures[i] * i;
            reached *= 1 - failures[i];
        }
        return undos;
    }

    /// Share of the messages that a publisher loses by ending between the change of its data and sending, when it ends at a rate
    /// and the gap has a constant length.
    public static double dualWriteLoss(double endingsPerSecond, double gapSeconds) {
        return -Math.expm1(-endingsPerSecond * gapSeconds);
    }
}
