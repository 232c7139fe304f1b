package dev.archipelago.model.platform;

/// What pods may ask for of a node: what is left of its CPU and memory when the system and the kubelet have their share.
///
/// @param cpu thousandths of a core
/// @param memory bytes
public record Allocatable(long cpu, long memory) {}
