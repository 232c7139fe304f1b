package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.Failure;
import java.util.Arrays;

/// What is counted on a connection; times in nanoseconds.
final class LinkMeter {

    final LatencyMeter latency = new LatencyMeter();
    /// Calls beside the passages.
    private long calls;
    /// Tries behind the first ones.
    long retries;
    long timeouts;
    long rejected;
    long failed;
    /// Tries by ordinal of the failure.
    final long[] failures = new long[Failure.values().length];
    /// Tries that were never sent.
    long refused;
    /// Copies behind the first tries.
    long hedges;
    /// Answers that nobody waited for any more.
    long late;
    /// Requests that were not begun because their time was over.
    long expired;
    /// Requests whose work was ended because nobody waited for them any more.
    long cancelled;
    /// Calls of such requests that were ended with them.
    long dropped;
    /// Retries that the budget did not allow.
    long unaffordable;
    long openings;
    long ejections;
    /// Connections opened.
    long connections;
    /// Requests and answers that went from one zone to another.
    long requestsBetweenZones;
    long answersBetweenZones;
    /// Travelling of requests and answers.
    long network;
    /// From the begin of a call to that of its last try.
    long retrying;

    /// A message goes from one zone to another.
    void passes(boolean request) {
        if (request) {
            requestsBetweenZones++;
        } else {
            answersBetweenZones++;
        }
    }

    void call() {
        calls++;
    }

    void call(long times) {
        calls += times;
    }

    long calls() {
        return calls + latency.taken();
    }

    long attempts() {
        return calls() + retries + hedges;
    }

    /// Tries that were sent.
    long sent() {
        return attempts() - refused;
    }

    void restart() {
        latency.restart();
        calls = 0;
        retries = 0;
        timeouts = 0;
        rejected = 0;
        failed = 0;
        Arrays.fill(failures, 0);
        refused = 0;
        hedges = 0;
        late = 0;
        expired = 0;
        cancelled = 0;
        dropped = 0;
        unaffordable = 0;
        openings = 0;
        ejections = 0;
        connections = 0;
        requestsBetweenZones = 0;
        answersBetweenZones = 0;
        network = 0;
        retrying = 0;
    }
}
