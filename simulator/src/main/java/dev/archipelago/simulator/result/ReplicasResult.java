package dev.archipelago.simulator.result;

/// How many replicas there were.
///
/// @param last at the end
public record ReplicasResult(double mean, int min, int max, int last) {}
