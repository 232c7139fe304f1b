/// Replications in parallel and the search for the warm-up.
/// May import runtime, analysis and below.
/// Start reading at {@link dev.archipelago.simulator.run.Replications}.
@NullMarked
package dev.archipelago.simulator.run;

import org.jspecify.annotations.NullMarked;
