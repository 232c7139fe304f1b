/// What is measured of anybody who takes part: a round, its CPU time and what it allocated.
/// May import nothing of the house.
/// Start reading at `Contestant`.
@NullMarked
package dev.archipelago.benchmarks.contest;

import org.jspecify.annotations.NullMarked;
