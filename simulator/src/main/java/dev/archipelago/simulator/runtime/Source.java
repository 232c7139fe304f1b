package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.LatencyHistogram;
import dev.archipelago.simulator.measure.TimeAverage;
import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.SourcePlan;
import dev.archipelago.simulator.random.RandomStream;
import java.util.Arrays;

/// A workload at run time: when its next session begins, and what became of its requests.
final class Source {

    final SourcePlan plan;
    final ArrivalProcess arrivals;
    final LatencyHistogram latency = new LatencyHistogram();
    /// Since the last interval of the time line began.
    final LatencyHistogram recent = new LatencyHistogram();
    long recentFailed;
    final long[] failures = new long[Failure.values().length];
    final TimeAverage inside = new TimeAverage();
    long offered;
    long completed;
    long inFlight;
    long inFlightAtStart;
    /// Sum of the times, in nanoseconds since the start of the measurement, at which requests in flight came in.
    double inFlightSince;
    /// Sum of the times, in nanoseconds, that finished requests have been inside since the start of the measurement.
    double sojourn;
    /// Counted over the whole run.
    long everOffered;
    long everFinished;

    Source(SourcePlan plan, RandomStream stream) {
        this.plan = plan;
        this.arrivals = new ArrivalProcess(plan, stream);
    }

    void enter(long now, long start) {
        offered++;
        everOffered++;
        inFlight++;
        inFlightSince += Math.max(0, now - start);
        inside.add(now, 1);
    }

    void leave(long now, long began, long start) {
        everFinished++;
        inFlight--;
        double since = Math.max(0, began - start);
        inFlightSince -= since;
        sojourn += Math.max(0, now - start) - since;
        inside.add(now, -1);
    }

    void completed(long nanos) {
        completed++;
        latency.add(nanos);
        recent.add(nanos);
    }

    void failed(Failure failure) {
        failures[failure.ordinal()]++;
        recentFailed++;
    }

    void restart(long now) {
        latency.reset();
        recent.reset();
        recentFailed = 0;
        Arrays.fill(failures, 0);
        offered = 0;
        completed = 0;
        inFlightAtStart = inFlight;
        inFlightSince = 0;
        sojourn = 0;
        inside.restart(now);
    }

    long failed() {
        long sum = 0;
        for (long count : failures) {
            sum += count;
        }
        return sum;
    }
}
