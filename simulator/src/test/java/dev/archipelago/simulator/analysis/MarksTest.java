package dev.archipelago.simulator.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.simulator.measure.BreakerEvent;
import dev.archipelago.simulator.measure.ClusterUse;
import dev.archipelago.simulator.measure.Episode;
import dev.archipelago.simulator.measure.LatencyHistogram;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.measure.ScaleEvent;
import dev.archipelago.simulator.measure.StorageUse;
import dev.archipelago.simulator.result.Mark;
import dev.archipelago.simulator.result.Mark.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarksTest {

    /// Intervals of half a second.
    private static Observation observed(double[] utilization, double[] p95, long requests, List<Episode> episodes,
            List<ScaleEvent> scalings, List<BreakerEvent> breakers) {
        List<Observation.Interval> series = new ArrayList<>();
        for (int i = 0; i < utilization.length; i++) {
            var served = new Observation.Served(0, 0, 0, requests, p95[i] / 2, p95[i] / 2, p95[i], 2 * p95[i],
                    new double[0]);
            var busy = new Observation.Busy(utilization[i], 0, 1, 1, 1, 0, 1, 0);
            series.add(new Observation.Interval((i + 1) / 2.0, Map.of("users", served), Map.of("shop", busy), Map.of(),
                    Map.of(), Map.of()));
        }
        var load = new Observation.Load(1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1);
        var users = new Observation.Requests(0, 0, new long[0], 0, 0,
                LatencyHistogram.fine());
        return new Observation(utilization.length / 2.0, 0, Map.of("users", users), Map.of(), Map.of("shop", load),
                Map.of(), series, List.of(), episodes, scalings, List.of(), Map.of(), StorageUse.NONE, ClusterUse.NONE,
                Map.of(), breakers);
    }

    private static Document fast() {
        return Document.empty("shop").withObjectives(Map.of("fast", Objective.parse("users p95 < 100ms")));
    }

    @Test
    void intervals_thatFollowEachOther_areOneMarkUntilTheFirstThatIsFine() {
        Observation observation = observed(new double[]{0.5, 1, 0.995, 0.9, 1},
                new double[]{0.05, 0.2, 0.05, 0.3, 0.3}, 40, List.of(), List.of(), List.of());

        assertThat(Marks.of(fast(), observation)).containsExactly(new Mark(Kind.OBJECTIVE_MISSED, "fast", 0.5, 1),
                new Mark(Kind.SATURATED, "shop", 0.5, 1.5), new Mark(Kind.OBJECTIVE_MISSED, "fast", 1.5, Double.NaN),
                new Mark(Kind.SATURATED, "shop", 2, Double.NaN));
    }

    @Test
    void percentile_ofTooFewRequests_missesNothing() {
        Observation observation = observed(new double[]{0, 0}, new double[]{1, 1}, 19, List.of(), List.of(), List.of());

        assertThat(Marks.of(fast(), observation)).isEmpty();
    }

    @Test
    void events_areTakenOverAsTheyWere() {
        Observation observation = observed(new double[]{0, 0}, new double[]{0, 0}, 0,
                List.of(new Episode(Episode.Kind.FAULT, "crash shop", 0.3, 0.4, Double.NaN),
                        new Episode(Episode.Kind.DOWN, "shop", 0.3, 0.4, Double.NaN)),
                List.of(new ScaleEvent("shop", 0.2, 1, 3, ScaleEvent.Metric.CPU, 1, 1, 1)),
                List.of(new BreakerEvent("a->shop", 0.35, true), new BreakerEvent("a->shop", 0.6, false),
                        new BreakerEvent("a->shop", 0.8, true)));

        assertThat(Marks.of(Document.empty("shop"), observation)).containsExactly(
                new Mark(Kind.SCALING, "shop 1 → 3", 0.2, Double.NaN), new Mark(Kind.FAULT, "crash shop", 0.3, 0.4),
                new Mark(Kind.BREAKER_OPEN, "a->shop", 0.35, 0.6),
                new Mark(Kind.BREAKER_OPEN, "a->shop", 0.8, Double.NaN));
    }
}
