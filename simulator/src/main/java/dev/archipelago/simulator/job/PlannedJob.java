package dev.archipelago.simulator.job;

import dev.archipelago.simulator.control.CancelSignal;

/// A job all of whose parts are known: each is a function of the job and its number, whoever computes it, and where.
///
/// @param <T> what is computed of a part
public interface PlannedJob<T> extends KeptJob<T> {

    /// The name of the design.
    String design();

    /// How many there are; they are numbered from 0.
    int parts();

    /// Computes a part on one thread.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    T compute(int number, CancelSignal cancel);
}
