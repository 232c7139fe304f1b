package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.LatencyHistogram;
import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.SourcePlan;
import dev.archipelago.simulator.random.RandomStream;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A workload at run time: when its next session begins, and what became of its requests.
final class Source {

    final int number;
    /// The number of its arrival process.
    int process;
    SourcePlan plan;
    ArrivalProcess arrivals;
    /// The only call of each session of an open source; -1 when sessions are more than that.
    int onlyCall;
    /// Of the intervals that have been closed since the measurement began.
    private final LatencyHistogram latency = LatencyHistogram.fine();
    /// Of the interval that has not been closed.
    final LatencyHistogram recent = LatencyHistogram.fine();
    final long[] failures = new long[Failure.values().length];
    /// How much it has grown for a while.
    @Nullable
    Strength surge;
    long surgeEnd;
    long offered;
    long completed;
    long inFlight;
    long inFlightAtStart;
    /// Request-nanoseconds inside since the start of the measurement, the part since the last reading as a moment: see
    /// [Replica].
    private double insideArea;
    private long insideMoment;
    /// Sum of the times, in nanoseconds since the start of the measurement, at which requests in flight came in.
    double inFlightSince;
    /// Sum of the times, in nanoseconds, that finished requests have been inside since the start of the measurement.
    double sojourn;
    /// Counted over the whole run.
    long everOffered;
    long everFinished;

    Source(int number, SourcePlan plan, RandomStream stream) {
        this.number = number;
        this.process = number;
        this.plan = plan;
        this.arrivals = new ArrivalProcess(plan, stream);
        this.onlyCall = onlyCall(plan);
    }

    private static int onlyCall(SourcePlan plan) {
        if (plan.users() > 0 || plan.journeys().size() != 1 || plan.journeys().getFirst().calls().size() != 1) {
            return -1;
        }
        SourcePlan.JourneyCall call = plan.journeys().getFirst().calls().getFirst();
        return call.chance() < 0 && call.times() < 0 ? call.call() : -1;
    }

    /// Does something else from now on; the arrivals begin anew if they are not as before.
    ///
    /// @return whether they do
    boolean adopt(SourcePlan other, RandomStream stream) {
        boolean others = !Objects.equals(other.arrivals(), plan.arrivals());
        if (others) {
            arrivals = new ArrivalProcess(other, stream);
        }
        plan = other;
        onlyCall = onlyCall(other);
        return others;
    }

    void enter(long now, long start) {
        inFlight++;
        insideMoment -= now;
        offered++;
        everOffered++;
        inFlightSince += Math.max(0, now - start);
    }

    void leave(long now, long began, long start) {
        inFlight--;
        insideMoment += now;
        everFinished++;
        double came = Math.max(0, began - start);
        inFlightSince -= came;
        sojourn += Math.max(0, now - start) - came;
    }

    /// Request-seconds inside since the start of the measurement.
    double inside(long now) {
        insideArea += insideMoment + inFlight * now;
        insideMoment = -inFlight * now;
        return insideArea / 1e9;
    }

    /// Begins another interval.
    void closeInterval() {
        latency.addAll(recent);
        recent.reset();
    }

    /// Since the measurement began.
    LatencyHistogram latency() {
        closeInterval();
        return latency;
    }

    void failed(Failure failure) {
        failures[failure.ordinal()]++;
    }

    void restart(long now) {
        latency.reset();
        recent.reset();
        Arrays.fill(failures, 0);
        offered = 0;
        completed = 0;
        inFlightAtStart = inFlight;
        inFlightSince = 0;
        sojourn = 0;
        insideArea = 0;
        insideMoment = -inFlight * now;
    }

    long failed() {
        long sum = 0;
        for (long count : failures) {
            sum += count;
        }
        return sum;
    }
}
