package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.LatencyHistogram;

/// Calls over a link that takes no time, counted once for all who would count the same: the link, the operation and, where there
/// is only one, the replica.
final class Passages {

    /// Those that were taken in work as soon as they were made.
    long begun;

    /// Those that were answered, and for how long they were inside; with those that had to wait for a worker.
    final LatencyHistogram ended = LatencyHistogram.coarse();

    void restart() {
        begun = 0;
        ended.reset();
    }
}
