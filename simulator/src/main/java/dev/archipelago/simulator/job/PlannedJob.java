package dev.archipelago.simulator.job;

import dev.archipelago.simulator.control.CancelSignal;
import java.util.Optional;

/// A job all of whose parts are known: each is a function of the job and its number, whoever computes it, and where.
///
/// @param <T> what is computed of a part
public interface PlannedJob<T> {

    /// The name of the design.
    String design();

    /// How many there are; they are numbered from 0.
    int parts();

    /// What parts are called, such as "points".
    String noun();

    /// The first line of a file of finished parts: another design and other options give another.
    String head();

    /// What a file with another first line does not hold, and why.
    String whose();

    /// Computes a part on one thread.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    T compute(int number, CancelSignal cancel);

    /// The number of a part.
    int numberOf(T part);

    /// The line of a part, without its end.
    String line(T part);

    /// The part of a line; empty when the line is none of this job, or only the beginning of one.
    Optional<T> read(String line);
}
