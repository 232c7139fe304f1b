package dev.archipelago.simulator.plan;

/// Messages that are written down with a change of data and sent from there.
///
/// @param id operation and channel, with "->" between
/// @param station whose replicas send them
/// @param call of the broker
/// @param pause nanoseconds between two looks for what is to be sent; from writing to reading where the log is read
/// @param tails whether the log of the database is read
/// @param batch messages that are sent before it is noted that they are
/// @param phase uniform draw of when the first look is
public record OutboxPlan(String id, int station, int call, long pause, boolean tails, int batch, int phase) {}
