package dev.archipelago.simulator.result;

/// The component that saturates first as load grows.
///
/// @param component its id
/// @param resource what of it: "workers" or "cpu"
/// @param utilization at the simulated load
/// @param headroom how many times the simulated load it can bear at most
public record Bottleneck(String component, String resource, double utilization, double headroom) {}
