package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A small version of [CoverageStudy]: of forty intervals of 95 %, fewer than 34 hold the truth once in three hundred
/// times by chance.
class CoverageTest {

    private static final int SEEDS = 40;
    private static final int LEAST = 34;

    static List<CoverageStudy.Case> cases() {
        return CoverageStudy.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void intervals_overFortySeeds_holdTheExactValueAsOftenAsTheySay(CoverageStudy.Case system) {
        CoverageStudy.Coverage coverage = CoverageStudy.of(system, SEEDS);

        assertThat(coverage.mean()).as("mean of %s, seeds 1 to %d", system.name(), SEEDS).isGreaterThanOrEqualTo(LEAST);
        assertThat(coverage.p95()).as("p95 of %s, seeds 1 to %d", system.name(), SEEDS).isGreaterThanOrEqualTo(LEAST);
    }
}
