/// The architectures that are measured: files, copies of a file, and generated systems.
/// May import the model and the random streams of the simulator.
/// Start reading at `Cases`.
@NullMarked
package dev.archipelago.benchmarks.cases;

import org.jspecify.annotations.NullMarked;
