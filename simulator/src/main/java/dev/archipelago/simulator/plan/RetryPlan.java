package dev.archipelago.simulator.plan;

/// When and how often a failed call is tried again.
///
/// @param attempts tries in all
/// @param base first back-off in nanoseconds
/// @param max greatest back-off in nanoseconds
/// @param jitter share of the back-off that is random: 0 none, 0.5 equal, 1 full
/// @param causes bits of the failures that are tried again: 1 shifted by their number
/// @param draw uniform draw of the jitter
public record RetryPlan(int attempts, long base, long max, double jitter, int causes, int draw) {}
