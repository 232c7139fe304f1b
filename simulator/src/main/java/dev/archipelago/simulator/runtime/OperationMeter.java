package dev.archipelago.simulator.runtime;

/// What is counted of an operation; times in nanoseconds.
final class OperationMeter {

    final LatencyMeter latency = new LatencyMeter();
    /// Requests beside the passages, and those of them that have ended.
    private long calls;
    private long ended;
    /// Sums of the times of all requests that have ended.
    long selfTime;
    long queued;
    /// Steps that could have done less, and those that did.
    long decided;
    long degraded;

    void call() {
        calls++;
    }

    void end() {
        ended++;
    }

    /// Requests that were taken in at once, and that have ended, without being told apart.
    void pass(long times) {
        calls += times;
        ended += times;
    }

    long calls() {
        return calls + latency.taken();
    }

    long ended() {
        return ended + latency.passed();
    }

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
