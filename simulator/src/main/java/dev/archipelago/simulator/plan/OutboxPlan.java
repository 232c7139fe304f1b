package dev.archipelago.simulator.plan;

/// Messages that are written down with a change of data and sent from there.
///
/// @param id operation and channel, with "->" between
/// @param station whose replicas send them
/// @param call of the broker
/// @param poll nanoseconds between two looks for what is to be sent
/// @param phase uniform draw of when the first look is
public record OutboxPlan(String id, int station, int call, long poll, int phase) {}
