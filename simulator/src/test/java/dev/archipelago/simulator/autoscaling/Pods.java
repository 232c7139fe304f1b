package dev.archipelago.simulator.autoscaling;

import dev.archipelago.simulator.autoscaling.Pod.Phase;
import dev.archipelago.simulator.autoscaling.Pod.Readiness;
import dev.archipelago.simulator.autoscaling.Pod.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// Pods that request one core, an hour after they were started.
final class Pods {

    static final long SECOND = 1_000_000_000L;
    static final long NOW = 3600 * SECOND;
    static final long REQUEST = 1000;

    private Pods() {}

    /// @param value thousandths
    static Pod ready(long value) {
        return new Pod(Phase.RUNNING, Readiness.READY, 0, 10 * SECOND, REQUEST, sample(value));
    }

    /// Has never been ready since it was started.
    static Pod unready(long value) {
        return new Pod(Phase.RUNNING, Readiness.UNREADY, 0, 0, REQUEST, sample(value));
    }

    /// Started a minute ago and ready so recently that its sample is from before.
    static Pod hot(long value) {
        return new Pod(Phase.RUNNING, Readiness.READY, NOW - 60 * SECOND, NOW - 10 * SECOND, REQUEST, sample(value));
    }

    static Pod missing() {
        return new Pod(Phase.RUNNING, Readiness.READY, 0, 10 * SECOND, REQUEST, Sample.MISSING);
    }

    static Pod pending() {
        return new Pod(Phase.PENDING, Readiness.UNKNOWN, Pod.NOT_STARTED, 0, REQUEST, Sample.MISSING);
    }

    static Pod gone(Sample sample) {
        return new Pod(Phase.GONE, Readiness.READY, 0, 10 * SECOND, REQUEST, sample);
    }

    static Sample sample(long value) {
        return new Sample(value, NOW - 5 * SECOND, 15 * SECOND);
    }

    static List<Pod> ready(int pods, long value) {
        return LongStream.range(0, pods).mapToObj(_ -> ready(value)).toList();
    }

    static List<Pod> and(List<Pod> some, List<Pod> others) {
        List<Pod> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
