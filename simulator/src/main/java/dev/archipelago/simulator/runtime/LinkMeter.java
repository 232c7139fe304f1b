package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.LatencyHistogram;

/// What is counted on a link.
final class LinkMeter {

    final LatencyHistogram latency = new LatencyHistogram();
    long calls;
    long attempts;
    long timeouts;
    long rejected;
    long failed;

    void restart() {
        latency.reset();
        calls = 0;
        attempts = 0;
        timeouts = 0;
        rejected = 0;
        failed = 0;
    }
}
