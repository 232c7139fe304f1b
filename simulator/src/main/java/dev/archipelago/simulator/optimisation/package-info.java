/// The cheapest configuration that meets the objectives: search by formulas, then simulation with ranking and selection.
/// May import experiment and all below it.
/// Start reading at {@link dev.archipelago.simulator.optimisation.Optimiser}.
@NullMarked
package dev.archipelago.simulator.optimisation;

import org.jspecify.annotations.NullMarked;
