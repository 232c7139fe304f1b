package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.LatencyHistogram;

/// What is counted of an operation; times in nanoseconds.
final class OperationMeter {

    final LatencyHistogram latency = LatencyHistogram.coarse();
    long calls;
    /// Requests that have ended, and the sums of their times.
    long ended;
    long selfTime;
    long queued;

    void restart() {
        latency.reset();
        calls = 0;
        ended = 0;
        selfTime = 0;
        queued = 0;
    }
}
