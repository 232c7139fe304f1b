package dev.archipelago.simulator.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.simulator.Validation;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A small version of `archipelago validate --coverage`: of 25 intervals of 95 %, fewer than 20 hold the truth once in
/// a thousand times by chance.
class IntervalStudyTest {

    private static final int SEEDS = 25;
    private static final int LEAST = 20;

    @Test
    void intervals_overManySeeds_holdTheExactValueAsOftenAsTheySay() {
        List<IntervalStudy.Coverage> table = new IntervalStudy(new Validation(2), 1, SEEDS).run(List.of(60),
                Progress.NONE, CancelSignal.NEVER);

        assertThat(table).hasSize(9);
        assertThat(table).allSatisfy(row -> assertThat(row.covered()).as("%s, seeds 1 to %d", row, SEEDS)
                .isGreaterThanOrEqualTo(LEAST));
    }
}
