/// The simulator against closed forms: cases with an exact answer, how they are simulated until the answer is known well
/// enough, and how often intervals hold the truth.
/// May import theory, result, control and the model; it is handed the way to simulate, since the façade is above it.
/// Start reading at {@link dev.archipelago.simulator.validation.Catalogue}, then Validator.
@NullMarked
package dev.archipelago.simulator.validation;

import org.jspecify.annotations.NullMarked;
