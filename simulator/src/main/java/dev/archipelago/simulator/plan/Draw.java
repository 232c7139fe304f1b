package dev.archipelago.simulator.plan;

import dev.archipelago.simulator.random.Sampler;

/// A place where a random value is drawn: its distribution and the name of its stream.
///
/// @param stream names the purpose, stable between designs that share it
public record Draw(Sampler sampler, String stream) {}
