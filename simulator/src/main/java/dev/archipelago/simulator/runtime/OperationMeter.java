package dev.archipelago.simulator.runtime;

/// What is counted of an operation; times in nanoseconds.
final class OperationMeter {

    final LatencyMeter latency = new LatencyMeter();
    long calls;
    /// Requests that have ended, and the sums of their times.
    long ended;
    long selfTime;
    long queued;
    /// Steps that could have done less, and those that did.
    long decided;
    long degraded;

    void restart() {
        latency.restart();
        calls = 0;
        ended = 0;
        selfTime = 0;
        queued = 0;
        decided = 0;
        degraded = 0;
    }
}
