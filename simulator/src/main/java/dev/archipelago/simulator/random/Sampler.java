package dev.archipelago.simulator.random;

/// Draws values of one distribution.
@FunctionalInterface
public interface Sampler {

    /// One value, not negative; of durations in nanoseconds.
    double next(RandomStream stream);
}
