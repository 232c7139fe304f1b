package dev.archipelago.simulator.runtime;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// How many of the calls to a component fail, from one look to the next.
final class CallsEnded {

    private final List<LinkMeter> meters;
    private long failedBefore;
    private long endedBefore;

    CallsEnded(Engine engine, int station) {
        this.meters = IntStream.of(engine.tables.linksTo(List.of(station)))
                .mapToObj(link -> engine.plan.links().get(link).id()).distinct()
                .map(id -> Objects.requireNonNull(engine.metersByLink.get(id), id)).toList();
    }

    /// Share of the calls that have ended since the last look, or since the meters began anew, that failed for good; NaN when
    /// none has ended.
    double failedShare() {
        long failed = 0;
        long ended = 0;
        for (LinkMeter meter : meters) {
            failed += meter.failed;
            ended += meter.failed + meter.latency.count();
        }
        long newlyFailed = failed - failedBefore;
        long newlyEnded = ended - endedBefore;
        failedBefore = failed;
        endedBefore = ended;
        return newlyEnded == 0 ? Double.NaN : (double) newlyFailed / newlyEnded;
    }
}
