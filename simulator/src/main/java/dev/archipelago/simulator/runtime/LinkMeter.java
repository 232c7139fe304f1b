package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.LatencyHistogram;

/// What is counted on a connection; times in nanoseconds.
final class LinkMeter {

    final LatencyHistogram latency = LatencyHistogram.coarse();
    long calls;
    /// Tries behind the first ones.
    long retries;
    long timeouts;
    long rejected;
    long failed;
    /// Travelling of requests and answers.
    long network;
    /// From the begin of a call to that of its last try.
    long retrying;

    long attempts() {
        return calls + retries;
    }

    void restart() {
        latency.reset();
        calls = 0;
        retries = 0;
        timeouts = 0;
        rejected = 0;
        failed = 0;
        network = 0;
        retrying = 0;
    }
}
