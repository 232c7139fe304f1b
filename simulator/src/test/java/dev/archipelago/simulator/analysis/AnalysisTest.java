package dev.archipelago.simulator.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.scenario.Objective;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.Verdict;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalysisTest {

    @Test
    void confidence_ofTenReplications_usesStudentsT() {
        Estimate estimate = Confidence
                .of(DoubleStream.of(10.2, 9.8, 10.5, 10.1, 9.9, 10.4, 10.0, 10.3, 9.7, 10.6));

        assertThat(estimate.value()).isCloseTo(10.15, within(1e-9));
        assertThat(estimate.halfWidth()).isCloseTo(0.216585, within(1e-6));
    }

    @Test
    void confidence_ofOneReplication_hasNoBounds() {
        assertThat(Confidence.of(DoubleStream.of(3, Double.NaN))).isEqualTo(Estimate.of(3));
        assertThat(Confidence.of(DoubleStream.of(Double.NaN))).isEqualTo(Estimate.NONE);
    }

    @Test
    void warmUp_ofTheDocumentedSeries_leavesFourBatchesOut() {
        double[] batches = {50, 30, 18, 12, 11, 9, 10, 11, 10, 9, 10, 12, 9, 10, 11, 10, 9, 11, 10, 10};
        double[] statistics = {4.552000, 1.180347, .222222, .052107, .045898, .048593, .049563, .057351, .061921,
            .073629, .076000};

        for (int left = 0; left < statistics.length; left++) {
            assertThat(WarmUp.error(batches, left)).as("left out %d", left).isCloseTo(statistics[left], within(1e-6));
        }
        assertThat(WarmUp.batches(batches)).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"0.3,0.2,0.39,MET", "0.5,0.41,0.6,MISSED", "0.4,0.3,0.5,INCONCLUSIVE", "NaN,NaN,NaN,INCONCLUSIVE",
        "0.3,NaN,NaN,MET"})
    void verdict_byWhereTheIntervalLies(double value, double low, double high, Verdict expected) {
        Objective objective = Objective.parse("shoppers p99 < 400ms");

        assertThat(Verdicts.verdict(objective, new Estimate(value, low, high))).isEqualTo(expected);
    }
}
