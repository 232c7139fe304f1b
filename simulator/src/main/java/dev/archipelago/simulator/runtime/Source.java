package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.LatencyHistogram;
import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.SourcePlan;
import dev.archipelago.simulator.random.RandomStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A workload at run time: when its next session begins, and what became of its requests.
final class Source {

    final int number;
    final SourcePlan plan;
    final ArrivalProcess arrivals;
    final LatencyHistogram latency = LatencyHistogram.fine();
    final long[] failures = new long[Failure.values().length];
    /// How much it has grown for a while.
    @Nullable
    Strength surge;
    long surgeEnd;
    long offered;
    long completed;
    long inFlight;
    long inFlightAtStart;
    /// Request-nanoseconds inside since the start of the measurement, up to the last change.
    private double insideArea;
    private long since;
    /// Sum of the times, in nanoseconds since the start of the measurement, at which requests in flight came in.
    double inFlightSince;
    /// Sum of the times, in nanoseconds, that finished requests have been inside since the start of the measurement.
    double sojourn;
    /// Counted over the whole run.
    long everOffered;
    long everFinished;

    Source(int number, SourcePlan plan, RandomStream stream) {
        this.number = number;
        this.plan = plan;
        this.arrivals = new ArrivalProcess(plan, stream);
    }

    void enter(long now, long start) {
        change(now, 1);
        offered++;
        everOffered++;
        inFlightSince += Math.max(0, now - start);
    }

    void leave(long now, long began, long start) {
        change(now, -1);
        everFinished++;
        double came = Math.max(0, began - start);
        inFlightSince -= came;
        sojourn += Math.max(0, now - start) - came;
    }

    private void change(long now, int by) {
        insideArea += (double) (now - since) * inFlight;
        since = now;
        inFlight += by;
    }

    /// Request-seconds inside since the start of the measurement.
    double inside(long now) {
        return (insideArea + (double) (now - since) * inFlight) / 1e9;
    }

    void failed(Failure failure) {
        failures[failure.ordinal()]++;
    }

    void restart(long now) {
        latency.reset();
        Arrays.fill(failures, 0);
        offered = 0;
        completed = 0;
        inFlightAtStart = inFlight;
        inFlightSince = 0;
        sojourn = 0;
        insideArea = 0;
        since = now;
    }

    long failed() {
        long sum = 0;
        for (long count : failures) {
            sum += count;
        }
        return sum;
    }
}
