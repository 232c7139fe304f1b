package dev.archipelago.simulator.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.analysis.RegressionLimit;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.report.ComparisonReport;
import dev.archipelago.simulator.result.ComparisonResult;
import dev.archipelago.simulator.result.ComparisonResult.Change;
import dev.archipelago.simulator.result.ComparisonResult.Judgement;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {

    @Test
    void sameDesign_withTheSameRandomNumbers_differsInNothing() {
        ComparisonResult result = compare(queue("10ms"), queue("10ms"), 1, 5, true);

        assertThat(result.workloads().get("users")).hasSize(6).allSatisfy(change -> {
            assertThat(change.before()).isEqualTo(change.after());
            assertThat(change.difference().value()).isZero();
            assertThat(change.judgement()).isEqualTo(Judgement.NO_DIFFERENCE_SHOWN);
        });
    }

    /// 95 % intervals: of 500 comparisons of a design with itself, nineteen in twenty may show no difference, and no more.
    @Test
    void sameDesign_withRandomNumbersOfItsOwn_showsNoDifferenceIn95Percent() {
        long none = IntStream.rangeClosed(1, 500)
                .filter(seed -> of(compare(queue("10ms"), queue("10ms"), seed, 10, false, "3s"), Metric.MEAN)
                        .judgement() == Judgement.NO_DIFFERENCE_SHOWN)
                .count();

        assertThat(none / 5.0).isCloseTo(95, within(2.0));
    }

    /// M/M/1 with 50 arrivals per second: 1 / (100 - 50) before, 1 / (100 / 1.05 - 50) after.
    @Test
    void slowerService_makesTheDifferenceOfTheClosedForms_andPairsKnowItBetter() {
        Change paired = of(compare(queue("10ms"), queue("10500us"), 1, 40, true), Metric.MEAN);
        Change independent = of(compare(queue("10ms"), queue("10500us"), 1, 40, false), Metric.MEAN);

        double exact = 1 / (100 / 1.05 - 50) - 1 / (100.0 - 50);
        assertThat(paired.difference().value()).isCloseTo(exact, within(2 * paired.difference().halfWidth()));
        assertThat(paired.judgement()).isEqualTo(Judgement.WORSE);
        assertThat(paired.difference().halfWidth()).isLessThan(independent.difference().halfWidth() / 3);
    }

    /// From a few replications it is known how many are needed for a change of 5 % of the service, and so many do.
    @Test
    void changeOfFivePercent_isFoundWithAsManyReplicationsAsWereForetold() {
        Change pilot = of(compare(queue("10ms"), queue("10500us"), 7, 5, false), Metric.MEAN);
        double change = (1 / (100 / 1.05 - 50)) / (1 / (100.0 - 50)) - 1;
        int needed = pilot.replicationsFor(change, 5);

        long found = IntStream.rangeClosed(1, 20)
                .filter(seed -> of(compare(queue("10ms"), queue("10500us"), 100 + seed, needed, false), Metric.MEAN)
                        .judgement() == Judgement.WORSE)
                .count();

        assertThat(needed).isGreaterThan(5);
        assertThat(found).isGreaterThanOrEqualTo(16);
    }

    @ParameterizedTest
    @CsvSource({"p99 +15%, false", "p99 +1%, true", "users.mean +2%, true", "goodput -50%, false",
        "failed +0.1%, false"})
    void limit_isBroken_whenTheShownDifferenceIsLarger(String limit, boolean broken) {
        ComparisonResult result = compare(queue("10ms"), queue("10500us"), 1, 40, true);

        assertThat(new ComparisonReport(result, List.of(RegressionLimit.parse(limit))).isBroken()).isEqualTo(broken);
    }

    @Test
    void betterDesign_breaksNoLimit() {
        ComparisonResult result = compare(queue("10500us"), queue("10ms"), 1, 40, true);

        assertThat(new ComparisonReport(result,
                List.of(RegressionLimit.parse("p99 +0%"), RegressionLimit.parse("mean +0%")))
                .isBroken()).isFalse();
        assertThat(of(result, Metric.MEAN).judgement()).isEqualTo(Judgement.BETTER);
    }

    @Test
    void costWhereThereWasNone_breaksALimitOfTheCost() {
        ComparisonResult result = new ComparisonResult("before", "after", 1, 2, true, 1, 0, Map.of(), Map.of(),
                Map.of(),
                Optional.of(new ComparisonResult.Cost("USD", 0, 5)), List.of(), List.of());

        assertThat(new ComparisonReport(result, List.of(RegressionLimit.parse("cost +20%"))).isBroken()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"p99", "p98 +10%", "p99 -10%", "goodput +5%", "p99 + 10", "cost -3%", "a b p99 +1%"})
    void limit_spelledOtherwise_isRefusedWithWhatWasExpected(String limit) {
        assertThatIllegalArgumentException().isThrownBy(() -> RegressionLimit.parse(limit))
                .withMessageContaining("'");
    }

    @Test
    void reports_tellFiguresVerdictsAndLimits() {
        ComparisonReport report = new ComparisonReport(compare(queue("10ms"), queue("12ms"), 1, 10, true),
                List.of(RegressionLimit.parse("p99 +5%")));

        assertThat(report.text()).contains("before -> after", "worse", "BROKEN  p99 +5%: users.p99 +");
        assertThat(report.markdown()).contains("| users | p99 |", "- **broken**: `p99 +5%`");
        assertThat(report.junit())
                .contains("<testcase classname=\"archipelago\" name=\"p99 +5% (users.p99)\"><failure");
        assertThat(report.json()).contains("\"verdict\": \"worse\"", "\"broken\": true");
    }

    @Test
    void partsOfOneOnly_areNamed() {
        Document more = queue("10ms",
                ", \"cache\": { \"kind\": \"cache\", \"operations\": { \"get\": { \"steps\": [] } } }");

        ComparisonResult result = compare(queue("10ms"), more, 1, 2, true);

        assertThat(result.onlyBefore()).isEmpty();
        assertThat(result.onlyAfter()).containsExactly("component cache");
    }

    private static Change of(ComparisonResult result, Metric metric) {
        return Objects.requireNonNull(result.workloads().get("users")).stream()
                .filter(change -> change.metric() == metric).findFirst().orElseThrow();
    }

    private static ComparisonResult compare(Document before, Document after, long seed, int replications,
            boolean paired) {
        return compare(before, after, seed, replications, paired, "10s");
    }

    private static ComparisonResult compare(Document before, Document after, long seed, int replications,
            boolean paired, String duration) {
        return Comparison.run(new Comparison.Side("before", before, null), new Comparison.Side("after", after, null),
                new Comparison.Options(seed, replications, TimeSpan.parse(duration), TimeSpan.parse("1s"), 2,
                        Detail.STANDARD, paired),
                Progress.NONE, CancelSignal.NEVER);
    }

    private static Document queue(String mean) {
        return queue(mean, "");
    }

    private static Document queue(String mean, String more) {
        return DocumentReader.readText("""
                { "format": 1, "name": "queue",
                  "components": { "back": { "kind": "service", "container": { "workers": 1 },
                      "operations": { "serve": { "steps": [ { "wait": "exponential(%s)" } ] } } }%s },
                  "workloads": { "users": { "enters": "back", "arrivals": "poisson(50/s)" } } }
                """.formatted(mean, more), "queue.json").orElseThrow();
    }
}
