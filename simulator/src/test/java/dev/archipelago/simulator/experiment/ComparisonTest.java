package dev.archipelago.simulator.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.simulator.analysis.RegressionLimit;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.report.ComparisonReport;
import dev.archipelago.simulator.result.ComparisonResult;
import dev.archipelago.simulator.result.ComparisonResult.Change;
import dev.archipelago.simulator.result.ComparisonResult.Judgement;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import dev.archipelago.simulator.result.ComparisonResult.Outcome;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.OverlaidResult;
import dev.archipelago.simulator.result.OverlaidResult.Distributions;
import java.util.LinkedHashMap;
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

    /// An objective about a figure that is told anyway has its difference; one about something else before has none.
    @Test
    void objectives_haveTheDifferenceOfWhatTheyAreAbout() {
        Document before = objectives(queue("10ms"), "users p99 < 100ms", "users success > 99%", "users p90 < 50ms");
        Document after = objectives(queue("10500us"), "users p99 < 120ms", "users success > 99%", "users mean < 50ms");

        ComparisonResult result = compare(before, after, 1, 40, true);

        Outcome first = Objects.requireNonNull(result.objectives().get("first"));
        assertThat(first.difference()).isEqualTo(of(result, Metric.P99).difference());
        assertThat(first.judgement()).isEqualTo(Judgement.WORSE);
        Outcome second = Objects.requireNonNull(result.objectives().get("second"));
        assertThat(second.difference()).isEqualTo(new Estimate(0, 0, 0));
        assertThat(second.judgement()).isEqualTo(Judgement.NO_DIFFERENCE_SHOWN);
        assertThat(Objects.requireNonNull(result.objectives().get("third")).difference()).isEqualTo(Estimate.NONE);
        assertThat(new ComparisonReport(result, List.of()).text()).containsPattern(
                "users p99 < 120ms +met +met +\\+[0-9.]+% ±[0-9.]+% +worse");
        assertThat(compare(after, before, 1, 40, true).objectives().get("first").judgement())
                .isEqualTo(Judgement.BETTER);
    }

    @Test
    void overlaid_countsBothInTheSameIntervals_andAllButTheRarest() {
        OverlaidResult result = Comparison.overlaid(new Comparison.Side("before", queue("10ms"), null),
                new Comparison.Side("after", queue("12ms"), null), options(1, 10, true, "10s"), Progress.NONE,
                CancelSignal.NEVER);

        assertThat(result.comparison()).isEqualTo(compare(queue("10ms"), queue("12ms"), 1, 10, true));
        Distributions users = Objects.requireNonNull(result.latencies().get("users"));
        assertThat(users.bounds()).isSorted().hasSize(users.before().size() + 1).hasSize(users.after().size() + 1);
        assertThat(List.of(users.before(), users.after())).allSatisfy(shares -> {
            assertThat(shares).allSatisfy(share -> assertThat(share).isNotNegative());
            assertThat(shares.stream().mapToDouble(share -> share).sum()).isBetween(0.99, 1.0);
        });
        // the 99th percentile lies where 1 % of the requests are slower
        double p99 = of(result.comparison(), Metric.P99).before().value();
        double rarest = 0.001;
        assertThat(shareFrom(users, p99)).isLessThanOrEqualTo(0.01);
        assertThat(shareFrom(users, p99 / (users.bounds().get(1) / users.bounds().getFirst())))
                .isGreaterThanOrEqualTo(0.01 - rarest - 1e-9);
        assertThat(result.before().requests().get("users").mean()).hasSameSizeAs(result.after().seconds());
    }

    /// Share before in the intervals that begin at this time or later.
    private static double shareFrom(Distributions users, double seconds) {
        return IntStream.range(0, users.before().size()).filter(i -> users.bounds().get(i) >= seconds)
                .mapToDouble(i -> users.before().get(i)).sum();
    }

    private static Document objectives(Document document, String... texts) {
        Map<String, Objective> objectives = new LinkedHashMap<>();
        List<String> ids = List.of("first", "second", "third");
        IntStream.range(0, texts.length).forEach(i -> objectives.put(ids.get(i), Objective.parse(texts[i])));
        return document.withObjectives(objectives);
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
                options(seed, replications, paired, duration), Progress.NONE, CancelSignal.NEVER);
    }

    private static Comparison.Options options(long seed, int replications, boolean paired, String duration) {
        return new Comparison.Options(seed, replications, TimeSpan.parse(duration), TimeSpan.parse("1s"), 2,
                Detail.STANDARD, paired);
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
