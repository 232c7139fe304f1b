package dev.archipelago.simulator.plan;

/// A change of data and a message about it that are not one: whoever ends between them leaves others without it.
///
/// @param id operation and channel, with "->" between
/// @param station whose replicas make the change
/// @param out so many parallel steps lie around the change that do not lie around the message
public record DualWritePlan(String id, int station, int out) {}
