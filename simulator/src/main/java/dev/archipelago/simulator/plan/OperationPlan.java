package dev.archipelago.simulator.plan;

/// An operation as a program.
///
/// @param station index of its component
/// @param id "component.operation"
/// @param level of priority where it waits, 0 the highest
/// @param code instructions of [OpCode] with their operands; not to be changed
/// @param demand what it does on average
public record OperationPlan(int station, String id, int level, int[] code, Demand demand) {}
