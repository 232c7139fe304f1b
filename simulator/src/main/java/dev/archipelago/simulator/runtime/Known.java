package dev.archipelago.simulator.runtime;

/// Which replicas of a component are known as ready.
///
/// @param ready those that requests go to, at least one
/// @param others those that a share of the requests goes to
/// @param version of those others, -1 for none
record Known(Replica[] ready, Replica[] others, double share, int version) {}
