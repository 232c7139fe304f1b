package dev.archipelago.simulator.job;

import java.util.Optional;

/// Work whose finished parts are kept in a file, so that they need not be computed again.
///
/// @param <T> what is computed of a part
public interface KeptJob<T> {

    /// What parts are called, such as "points".
    String noun();

    /// The first line of a file of finished parts: another design and other options give another.
    String head();

    /// What a file with another first line does not hold, and why.
    String whose();

    /// The number of a part, from 0.
    int numberOf(T part);

    /// The line of a part, without its end.
    String line(T part);

    /// The part of a line; empty when the line is none of this job, or only the beginning of one.
    Optional<T> read(String line);
}
