/// Probes: per observation, per time, of latencies; and what one replication has measured.
/// May import java.* only.
/// Start reading at {@link dev.archipelago.simulator.measure.Tally}.
@NullMarked
package dev.archipelago.simulator.measure;

import org.jspecify.annotations.NullMarked;
