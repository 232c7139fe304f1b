/// The floor: each case as one hard-coded loop that can do nothing else. No product can be as fast; the distance is the
/// price of being general.
/// May import `contest`.
/// Start reading at `SingleServerLoop`.
@NullMarked
package dev.archipelago.benchmarks.floor;

import org.jspecify.annotations.NullMarked;
