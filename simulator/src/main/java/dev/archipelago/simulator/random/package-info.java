/// Streams of random numbers and samplers of distributions.
/// May import java.* only.
/// Start reading at {@link dev.archipelago.simulator.random.RandomStream}.
@NullMarked
package dev.archipelago.simulator.random;

import org.jspecify.annotations.NullMarked;
