/// How much of the time requests can be answered, from how often their parts are up: exact, without a simulation.
/// May import theory and the model.
/// Start reading at {@link dev.archipelago.simulator.availability.StaticAvailability}.
@NullMarked
package dev.archipelago.simulator.availability;

import org.jspecify.annotations.NullMarked;
