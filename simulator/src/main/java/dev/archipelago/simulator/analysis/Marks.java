package dev.archipelago.simulator.analysis;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.simulator.measure.BreakerEvent;
import dev.archipelago.simulator.measure.ChangeEvent;
import dev.archipelago.simulator.measure.Episode;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.measure.ScaleEvent;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.Mark;
import dev.archipelago.simulator.result.Mark.Kind;
import dev.archipelago.simulator.result.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What happened when in a replication: faults, changes, scaling, circuit breakers, missed objectives, saturation.
///
/// Whether an objective is missed, or a component saturated, is asked of each interval of the time line by itself; neighbouring
/// intervals make one mark, and what lasts less than half a second makes none. A percentile of fewer requests than leave one
/// beyond it counts as nothing measured.
public final class Marks {

    /// Share of the capacity in use from which on a component counts as saturated in an interval.
    private static final double SATURATED = 0.99;
    /// What is over sooner is chance; in seconds.
    private static final double SHORTEST = 0.5 - 1e-9;
    /// Marks of one subject; what flickers more is not told further.
    private static final int MOST = 200;

    private final Observation observation;
    private final List<Mark> marks = new ArrayList<>();

    private Marks(Observation observation) {
        this.observation = observation;
    }

    /// By begin.
    public static List<Mark> of(Document document, Observation observation) {
        Marks marks = new Marks(observation);
        marks.events();
        marks.breakers();
        document.objectives().forEach(marks::objective);
        observation.components().keySet().forEach(id -> marks.intervals(Kind.SATURATED, id,
                interval -> Observation.of(interval.components(), id).utilization() >= SATURATED));
        return marks.marks.stream().sorted(Comparator.comparingDouble(Mark::from)).toList();
    }

    private void events() {
        for (Episode episode : observation.episodes()) {
            if (episode.kind() == Episode.Kind.FAULT) {
                marks.add(new Mark(Kind.FAULT, episode.subject(), episode.from(), episode.to()));
            }
        }
        for (ChangeEvent change : observation.changes()) {
            marks.add(new Mark(Kind.CHANGE, change.name(), change.from(), change.to()));
        }
        for (ScaleEvent scaling : observation.scalings()) {
            marks.add(new Mark(Kind.SCALING, scaling.component() + " " + scaling.from() + " → " + scaling.to(),
                    scaling.at(), Double.NaN));
        }
    }

    private void breakers() {
        Map<String, Double> open = new HashMap<>();
        for (BreakerEvent event : observation.breakers()) {
            Double since = event.opens() ? open.put(event.connection(), event.at()) : open.remove(event.connection());
            if (!event.opens() && since != null) {
                marks.add(new Mark(Kind.BREAKER_OPEN, event.connection(), since, event.at()));
            }
        }
        open.forEach((id, since) -> marks.add(new Mark(Kind.BREAKER_OPEN, id, since, Double.NaN)));
    }

    private void objective(String id, Objective objective) {
        if (IntervalValue.isKnown(objective, observation)) {
            intervals(Kind.OBJECTIVE_MISSED, id, interval -> IntervalValue.isTelling(objective, interval)
                    && Verdicts.atItsValue(objective,
                            Estimate.of(IntervalValue.of(objective, interval))) == Verdict.MISSED);
        }
    }

    private void intervals(Kind kind, String subject, Predicate<Observation.Interval> holds) {
        double begin = 0;
        double since = Double.NaN;
        int found = 0;
        for (Observation.Interval interval : observation.series()) {
            boolean now = holds.test(interval);
            if (now && Double.isNaN(since)) {
                since = begin;
            } else if (!now && !Double.isNaN(since)) {
                if (begin - since >= SHORTEST && found++ < MOST) {
                    marks.add(new Mark(kind, subject, since, begin));
                }
                since = Double.NaN;
            }
            begin = interval.end();
        }
        if (begin - since >= SHORTEST && found < MOST) {
            marks.add(new Mark(kind, subject, since, Double.NaN));
        }
    }
}
