package dev.archipelago.simulator.measure;

import java.util.Map;

/// How everything was at an instant of a replication, and what components did since the frame before it.
///
/// @param components none in the first frame
public record Frame(SystemState state, Map<String, Observation.Busy> components) {}
