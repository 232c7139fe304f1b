/// The cases written by hand with SSJ (L'Ecuyer, Meliani and Vaucher 2002), the fastest published Java library for
/// simulation, event by event, with what it offers by default: splay tree, stream MRG32k3a, tally.
/// May import `contest`.
/// Start reading at `SsjSingleServer`.
@NullMarked
package dev.archipelago.benchmarks.ssj;

import org.jspecify.annotations.NullMarked;
