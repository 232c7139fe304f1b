package dev.archipelago.simulator.boundaries;

/// Something that was thought of and not simulated.
///
/// @param name what would be done
/// @param reason why it was not
public record Untried(String name, String reason) {}
