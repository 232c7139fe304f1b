package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.LatencyHistogram;
import java.util.ArrayList;
import java.util.List;

/// How long things took, in nanoseconds: counted here or, what is the same for two who count, in a histogram that both share.
final class LatencyMeter {

    private final LatencyHistogram own = LatencyHistogram.coarse();
    private final List<LatencyHistogram> shared = new ArrayList<>(0);

    void add(long nanos) {
        own.add(nanos);
    }

    /// What is counted in this histogram counts here too.
    void share(LatencyHistogram histogram) {
        shared.add(histogram);
    }

    long count() {
        long count = own.count();
        for (LatencyHistogram histogram : shared) {
            count += histogram.count();
        }
        return count;
    }

    /// All that was counted.
    LatencyHistogram all() {
        LatencyHistogram all = own.copy();
        shared.forEach(all::addAll);
        return all;
    }

    void restart() {
        own.reset();
        shared.forEach(LatencyHistogram::reset);
    }
}
