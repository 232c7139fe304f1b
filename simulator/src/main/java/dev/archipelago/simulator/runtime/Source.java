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
    long inFlight;
    long inFlightAtStart;
    /// Request-nanoseconds inside since the start of the measurement, the part since the last reading as a moment: see
    /// [Replica].
    private double insideArea;
    private long insideMoment;
    /// Sum of the nanoseconds that requests which failed were under way, less what those under way at the start of the measurement
    /// had been till then.
    private double failedSojourn;
    /// Before the measurement began.
    private long offeredBefore;
    private long finishedBefore;

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

    void enter(long now) {
        inFlight++;
        insideMoment -= now;
        offered++;
    }

    void leave(long now) {
        inFlight--;
        insideMoment += now;
    }

    long completed() {
        return latency.count() + recent.count();
    }

    /// Of the whole run.
    long everOffered() {
        return offeredBefore + offered;
    }

    /// Of the whole run.
    long everFinished() {
        return finishedBefore + completed() + failed();
    }

    /// Sum of the nanoseconds that finished requests have been under way since the start of the measurement, where that of requests that
    /// are still under way is counted from their beginning.
    double sojourn() {
        return latency.sum() + recent.sum() + failedSojourn;
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

    /// @param time nanoseconds that it was under way
    void failed(Failure failure, long time) {
        failures[failure.ordinal()]++;
        failedSojourn += time;
    }

    /// @param inside nanoseconds that those under way have been so
    void restart(long now, double inside) {
        offeredBefore += offered;
        finishedBefore += completed() + failed();
        latency.reset();
        recent.reset();
        Arrays.fill(failures, 0);
        offered = 0;
        inFlightAtStart = inFlight;
        failedSojourn = -inside;
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
