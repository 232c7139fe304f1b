package dev.archipelago.simulator.plan;

/// A change of data and a message about it that are not one: whoever ends between them leaves others without it.
///
/// @param id operation and channel, with "->" between
/// @param station whose replicas make the change
public record DualWritePlan(String id, int station) {}
