package dev.archipelago.simulator.plan;

/// A call: over which link, to which operation.
public record CallPlan(int link, int operation) {}
