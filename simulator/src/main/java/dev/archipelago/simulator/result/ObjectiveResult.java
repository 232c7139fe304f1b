package dev.archipelago.simulator.result;

/// An objective against what was measured.
///
/// @param target the objective as spelled in the file
/// @param measured in seconds, as a fraction or per second, like the bound
public record ObjectiveResult(String target, Estimate measured, Verdict verdict) {}
