/// The answer of a simulation: immutable, by id.
/// May import measure and the model's findings.
/// Start reading at {@link dev.archipelago.simulator.result.SimulationResult}.
@NullMarked
package dev.archipelago.simulator.result;

import org.jspecify.annotations.NullMarked;
