package dev.archipelago.app.editor.export;

import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.result.SimulationResult;

/// What a simulation found of the design as it is now.
///
/// @param document what was simulated
public record Simulated(Document document, SimulationResult result) {}
