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
    /// Steps that could have done less, and those that did.
    long decided;
    long degraded;

    void restart() {
        latency.reset();
        calls = 0;
        ended = 0;
        selfTime = 0;
        queued = 0;
        decided = 0;
        degraded = 0;
    }
}
