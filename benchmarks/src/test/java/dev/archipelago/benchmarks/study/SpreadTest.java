package dev.archipelago.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void spread_ofFiveValues_isQuartilesAndMedian() {
        assertThat(Spread.of(5, 1, 4, 2, 3)).isEqualTo(new Spread(2, 3, 4));
    }

    @Test
    void spread_betweenTwoValues_isInterpolated() {
        assertThat(Spread.of(1, 2)).isEqualTo(new Spread(1.25, 1.5, 1.75));
    }
}
