/// The study of speed: everybody in turn in one run, ratios, gates.
/// May import everything of the benchmarks, and the simulator by its plan compiler, its replications and its facade.
/// Start reading at `GateStudy`.
@NullMarked
package dev.archipelago.benchmarks.study;

import org.jspecify.annotations.NullMarked;
