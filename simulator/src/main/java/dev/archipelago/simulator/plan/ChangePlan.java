package dev.archipelago.simulator.plan;

/// Another number of replicas at a time.
///
/// @param at nanoseconds from the end of the warm-up
public record ChangePlan(int station, long at, int replicas) {}
