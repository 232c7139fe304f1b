/// The façade of the simulator: a document goes in, a result comes out.
/// May import every room below; no room imports it.
/// Start reading at {@link dev.archipelago.simulator.Simulation}.
@NullMarked
package dev.archipelago.simulator;

import org.jspecify.annotations.NullMarked;
