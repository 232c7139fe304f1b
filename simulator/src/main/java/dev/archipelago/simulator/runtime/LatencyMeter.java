package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.LatencyHistogram;
import java.util.ArrayList;
import java.util.List;

/// How long things took, in nanoseconds: counted here or, what is the same for others who count, among passages.
final class LatencyMeter {

    private final LatencyHistogram own = LatencyHistogram.coarse();
    private final List<Passages> shared = new ArrayList<>(0);

    void add(long nanos) {
        own.add(nanos);
    }

    /// What is counted among these counts here too.
    void share(Passages passages) {
        shared.add(passages);
    }

    /// Those of the passages that were taken in.
    long taken() {
        long taken = 0;
        for (Passages passages : shared) {
            taken += passages.taken;
        }
        return taken;
    }

    /// Those of the passages that were answered.
    long passed() {
        long count = 0;
        for (Passages passages : shared) {
            count += passages.ended.count();
        }
        return count;
    }

    long count() {
        return own.count() + passed();
    }

    /// All that was counted.
    LatencyHistogram all() {
        LatencyHistogram all = own.copy();
        shared.forEach(passages -> all.addAll(passages.ended));
        return all;
    }

    void restart() {
        own.reset();
        shared.forEach(Passages::restart);
    }
}
