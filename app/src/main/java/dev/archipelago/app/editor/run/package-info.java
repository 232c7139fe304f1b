/// Running the simulation in the background: settings, progress, cancelling, the last result and whether it is stale.
/// May import the rooms look, document and asking, and the simulator's façade, control and result.
/// Start reading at SimulationRun.
@NullMarked
package dev.archipelago.app.editor.run;

import org.jspecify.annotations.NullMarked;
