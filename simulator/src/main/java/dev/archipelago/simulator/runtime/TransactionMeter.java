package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.LatencyHistogram;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.measure.TimeAverage;
import dev.archipelago.simulator.transaction.Outcome;

/// What is counted of the transactions of an operation.
final class TransactionMeter {

    private final String kind;
    private long ever;
    private long everEnded;
    private long begun;
    private final long[] ended = new long[Outcome.values().length];
    private long openBefore;
    long undos;
    long again;
    long takenOver;
    private long shown;
    private long deserted;
    private final TimeAverage open = new TimeAverage();
    private final TimeAverage exposures = new TimeAverage();
    private final TimeAverage left = new TimeAverage();
    LatencyHistogram decided = LatencyHistogram.fine();
    LatencyHistogram consistent = LatencyHistogram.fine();
    LatencyHistogram exposed = LatencyHistogram.fine();

    TransactionMeter(String kind) {
        this.kind = kind;
    }

    void begins(long now) {
        ever++;
        begun++;
        open.add(now, 1);
    }

    void ends(Outcome outcome, long began, long now) {
        everEnded++;
        ended[outcome.ordinal()]++;
        open.add(now, -1);
        consistent.add(now - began);
    }

    void expose(int change, long now) {
        shown += Math.max(0, change);
        exposures.add(now, change);
    }

    void leave(int change, long now) {
        deserted += Math.max(0, change);
        left.add(now, change);
    }

    /// Those that ended neither done nor undone.
    long stuck() {
        return ended[Outcome.STUCK.ordinal()];
    }

    /// Times that others began to see a part.
    long exposures() {
        return shown;
    }

    /// Times that nobody was there to go on.
    long lefts() {
        return deserted;
    }

    void restart(long now) {
        shown = 0;
        deserted = 0;
        begun = 0;
        openBefore = ever - everEnded;
        for (Outcome outcome : Outcome.values()) {
            ended[outcome.ordinal()] = 0;
        }
        undos = 0;
        again = 0;
        takenOver = 0;
        open.restart(now);
        exposures.restart(now);
        left.restart(now);
        decided = LatencyHistogram.fine();
        consistent = LatencyHistogram.fine();
        exposed = LatencyHistogram.fine();
    }

    Observation.Transactions observe(long now) {
        return new Observation.Transactions(kind, begun, ended[Outcome.COMMITTED.ordinal()],
                ended[Outcome.UNDONE.ordinal()], ended[Outcome.STUCK.ordinal()], openBefore, ever - everEnded,
                open.mean(now), exposures.mean(now), left.mean(now), undos, again, takenOver,
                decided, consistent, exposed);
    }

    /// Transactions under way.
    long underWay() {
        return ever - everEnded;
    }
}
