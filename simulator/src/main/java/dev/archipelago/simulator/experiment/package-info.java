/// Many runs of variants of one design, for questions that one run does not answer.
/// May import run and all below it.
/// Start reading at {@link dev.archipelago.simulator.experiment.BlastRadius}.
@NullMarked
package dev.archipelago.simulator.experiment;

import org.jspecify.annotations.NullMarked;
