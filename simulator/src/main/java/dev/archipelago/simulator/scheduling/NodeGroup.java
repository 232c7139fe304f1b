package dev.archipelago.simulator.scheduling;

/// Nodes of one pool in one zone.
///
/// @param packing what one node takes
/// @param nodes that there are, those on their way included
/// @param pool whose limits it shares with the groups of the other zones
public record NodeGroup(Packing packing, int nodes, int pool) {}
