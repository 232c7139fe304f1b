package dev.archipelago.app.editor.forest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.forest.ForestPlot.Section;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.simulator.result.ComparisonResult;
import dev.archipelago.simulator.result.ComparisonResult.Change;
import dev.archipelago.simulator.result.ComparisonResult.Cost;
import dev.archipelago.simulator.result.ComparisonResult.Judgement;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import dev.archipelago.simulator.result.ComparisonResult.Outcome;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.ObjectiveResult;
import dev.archipelago.simulator.result.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForestRowsTest {
    private static final Change SLOWER = new Change(Metric.P99, new Estimate(0.1, 0.09, 0.11),
            new Estimate(0.12, 0.11, 0.13), new Estimate(0.02, 0.015, 0.025));
    /// 10 runs could have shown 8 %.
    private static final Change UNSURE = new Change(Metric.MEAN, Estimate.of(0.1), Estimate.of(0.103),
            new Estimate(0.003, -0.005, 0.011));
    private static final Change BUSIER = new Change(Metric.LOAD, Estimate.of(0.5), Estimate.of(0.55),
            new Estimate(0.05, 0.04, 0.06));

    private final ForestRows rows = new ForestRows(Messages.of(Locale.ENGLISH), 10, 0.05);

    @Test
    void latency_isToldAsAPartOfTheValueBefore_andLoadInPoints() {
        assertThat(rows.row("p99", SLOWER)).isEqualTo(new ForestRow("p99", "100 ms", "120 ms", "+20.0 ± 5.0 %",
                new Estimate(0.02 / 0.1, 0.015 / 0.1, 0.025 / 0.1), Judgement.WORSE, ""));
        ForestRow busier = rows.row("orders", BUSIER);
        assertThat(busier.change()).isEqualTo("+5.0 ± 1.0 points");
        assertThat(busier.at()).isEqualTo(BUSIER.difference());
    }

    @Test
    void whereNothingIsShown_itIsForetoldHowManyRunsWould() {
        ForestRow row = rows.row("mean", UNSURE);

        assertThat(row.judgement()).isEqualTo(Judgement.NO_DIFFERENCE_SHOWN);
        assertThat(row.needed()).isEqualTo("≈ " + UNSURE.replicationsFor(0.05, 10));
        assertThat(new ForestRows(Messages.of(Locale.ENGLISH), 10, 0.5).row("mean", UNSURE).needed())
                .isEqualTo("≤ 10");
    }

    @Test
    void sections_areObjectives_workloads_loads_andCost() {
        ObjectiveResult met = new ObjectiveResult("users p99 < 110ms", Estimate.of(0.1), Verdict.MET);
        ObjectiveResult missed = new ObjectiveResult("users p99 < 110ms", Estimate.of(0.12), Verdict.MISSED);
        ComparisonResult result = new ComparisonResult("a", "b", 1, 10, true, 60, 1,
                Map.of("users", List.of(UNSURE, SLOWER)), Map.of("orders", BUSIER),
                Map.of("fast", new Outcome(Optional.of(met), Optional.of(missed), SLOWER.difference())),
                Optional.of(new Cost("USD", 2, 1)), List.of(), List.of());

        List<Section> sections = rows.of(result);

        assertThat(sections.stream().map(Section::title)).containsExactly("Objectives", "Workload users",
                "Load of components", "Cost");
        ForestRow objective = sections.getFirst().rows().getFirst();
        assertThat(objective.before()).isEqualTo("100 ms ✓");
        assertThat(objective.after()).isEqualTo("120 ms ✕");
        assertThat(objective.judgement()).isEqualTo(Judgement.WORSE);
        ForestRow cost = sections.getLast().rows().getFirst();
        assertThat(cost).isEqualTo(new ForestRow("An hour", "USD 2.00", "USD 1.00", "-50.0 %", Estimate.of(-0.5),
                Judgement.BETTER, ""));
    }
}
