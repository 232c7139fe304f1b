package dev.archipelago.simulator.boundaries;

import dev.archipelago.model.document.Document;

/// A design that could take the place of the present one.
///
/// @param name what is done, in a few words
/// @param how the same as arguments of a command that does it; empty where there is none
/// @param reason why, and what it takes for granted: sentences
public record Design(String name, String how, String reason, Document document) {}
