package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.LatencyHistogram;
import dev.archipelago.simulator.measure.Tally;

/// What is counted of an operation.
final class OperationMeter {

    final LatencyHistogram latency = new LatencyHistogram();
    final Tally selfTime = new Tally();
    long calls;

    void restart() {
        latency.reset();
        selfTime.reset();
        calls = 0;
    }
}
