package dev.archipelago.simulator.measure;

/// The circuit breakers of a connection begin or cease to refuse calls. Each replica of the caller has one of its own; what counts
/// is whether there is any that is not closed.
///
/// @param connection such as "shop->payment"
/// @param at seconds after the end of the warm-up
/// @param opens whether the first of them has opened; otherwise the last one has closed
public record BreakerEvent(String connection, double at, boolean opens) {}
