package dev.archipelago.simulator.plan;

import dev.archipelago.simulator.resilience.Waits;

/// When and how often a failed call is tried again.
///
/// @param attempts tries in all
/// @param waits before each further try
/// @param causes bits of the failures that are tried again: 1 shifted by their number
/// @param draw uniform draw of the jitter
public record RetryPlan(int attempts, Waits waits, int causes, int draw) {}
