package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.LatencyHistogram;

/// Calls over a link that takes no time, counted once for all who would count the same: the link, the operation and, where there
/// is only one, the replica.
final class Passages {

    /// Those that were taken in as soon as they were made, in work or in the line.
    long taken;

    /// Those that were answered, and for how long they were inside; with those that a general way took in.
    final LatencyHistogram ended = LatencyHistogram.coarse();

    void restart() {
        taken = 0;
        ended.reset();
    }
}
