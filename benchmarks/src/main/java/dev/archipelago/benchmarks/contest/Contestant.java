package dev.archipelago.benchmarks.contest;

/// Somebody who simulates one of the cases.
@FunctionalInterface
public interface Contestant {

    /// Simulates about so many requests after a warm-up of the model that is not measured.
    Round run(long seed, long requests);
}
