package dev.archipelago.simulator.analysis;

import dev.archipelago.model.scenario.Objective;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.measure.ScaleEvent;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.ObjectiveResult.Broken;
import dev.archipelago.simulator.result.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells how long an objective was broken while numbers of replicas followed the load, and for how much of that replicas that
/// had been asked for were not up yet.
///
/// An interval in which nothing was measured breaks nothing. Of the percentiles only p50, p95 and p99 are known interval by
/// interval.
public final class BrokenIntervals {

    private static final double PART = 1e-6;

    private final Observation observation;

    public BrokenIntervals(Observation observation) {
        this.observation = observation;
    }

    public Optional<Broken> of(Objective objective) {
        if (observation.scalings().isEmpty() || !IntervalValue.isKnown(objective, observation)) {
            return Optional.empty();
        }
        double seconds = 0;
        double waiting = 0;
        double begin = 0;
        for (Observation.Interval interval : observation.series()) {
            Estimate measured = Estimate.of(IntervalValue.of(objective, interval));
            if (Verdicts.atItsValue(objective, measured) == Verdict.MISSED) {
                seconds += interval.end() - begin;
                waiting += isWaiting(interval) ? interval.end() - begin : 0;
            }
            begin = interval.end();
        }
        return Optional.of(new Broken(seconds, waiting));
    }

    /// Whether fewer replicas of some component were up than had been asked for.
    private boolean isWaiting(Observation.Interval interval) {
        Map<String, Integer> wanted = new HashMap<>();
        List<ScaleEvent> scalings = observation.scalings();
        scalings.stream().filter(event -> event.at() < interval.end())
                .forEach(event -> wanted.put(event.component(), event.to()));
        return wanted.entrySet().stream().anyMatch(entry -> Observation.of(interval.components(), entry.getKey())
                .replicas() < entry.getValue() - PART);
    }
}
