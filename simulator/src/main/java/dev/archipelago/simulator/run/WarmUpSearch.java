package dev.archipelago.simulator.run;

import dev.archipelago.simulator.analysis.WarmUp;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.result.WarmUpCourse;
import dev.archipelago.simulator.runtime.Replication;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the warm-up of a plan from a pilot run: MSER-5 on the mean latency of each workload and on the waiting
/// requests of each component, the longest counts.
public final class WarmUpSearch {

    private static final int INTERVALS = 500;

    /// The number of the pilot, so that its streams are those of no replication.
    private static final int PILOT = -1;

    private WarmUpSearch() {}

    /// What was found.
    ///
    /// @param nanos between 2 % and half of the duration of a replication
    /// @param course from which it was found
    public record Found(long nanos, WarmUpCourse course) {}

    public static Found find(Plan plan, long seed, long duration, CancelSignal cancel) {
        var window = Replication.Window.of(0, duration, INTERVALS, duration);
        Observation pilot = new Replication(plan, seed, window).run(PILOT, Progress.NONE, cancel);
        Map<String, List<Double>> means = new LinkedHashMap<>();
        pilot.requests().keySet().forEach(id -> means.put(id, measured(
                pilot.series().stream().map(interval -> Observation.of(interval.requests(), id).mean()).toList())));
        List<List<Double>> series = new ArrayList<>(means.values());
        pilot.components().keySet().forEach(id -> series
                .add(pilot.series().stream().map(interval -> Observation.of(interval.components(), id).queue())
                        .toList()));
        int values = series.stream().mapToInt(WarmUp::values).max().orElse(0);
        long nanos = Math.max(duration / 50, window.interval() * values);
        List<Double> at = pilot.series().stream().map(Observation.Interval::end).toList();
        return new Found(nanos, new WarmUpCourse(nanos / 1e9, at, means));
    }

    /// Intervals without requests take the value before them.
    private static List<Double> measured(List<Double> series) {
        List<Double> filled = new ArrayList<>();
        double last = series.stream().filter(value -> !Double.isNaN(value)).findFirst().orElse(0.0);
        for (double value : series) {
            last = Double.isNaN(value) ? last : value;
            filled.add(last);
        }
        return filled;
    }
}
