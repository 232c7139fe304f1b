/// Why a number is what it is: where its time goes, what brought it about, and which changes help, each simulated before it is told.
/// May import experiments, the simulation and all below them.
/// Start reading at {@link dev.archipelago.simulator.diagnosis.Diagnosis}.
@NullMarked
package dev.archipelago.simulator.diagnosis;

import org.jspecify.annotations.NullMarked;
