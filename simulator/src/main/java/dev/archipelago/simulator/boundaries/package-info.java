/// How services are cut: coupling, cohesion and what is known to go wrong, from how often operations ask one another.
/// May import plan, result and what the model knows; pure functions, nothing is simulated here.
/// Start reading at {@link dev.archipelago.simulator.boundaries.CallGraph}.
@NullMarked
package dev.archipelago.simulator.boundaries;

import org.jspecify.annotations.NullMarked;
