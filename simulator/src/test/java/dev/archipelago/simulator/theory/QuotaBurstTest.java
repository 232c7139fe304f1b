package dev.archipelago.simulator.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaBurstTest {

    /// CFS-1 to CFS-4: limit, threads, CPU together and wall time in milliseconds.
    @ParameterizedTest(name = "{0}")
    @CsvSource({"CFS-1, 0.4, 1, 100, 220", "CFS-2, 2, 10, 500, 210", "CFS-3, 0.5, 1, 30, 30", "CFS-4, 0.1, 1, 25, 205"})
    void burst_underALimit_takesTheTimeOfTheTable(String name, double limit, int threads, double cpu, double wall) {
        assertThat(new QuotaBurst(limit, threads).seconds(cpu / 1000)).as(name).isCloseTo(wall / 1000, within(1e-12));
    }

    @Test
    void limit_aboveTheThreads_isRefused() {
        assertThatThrownBy(() -> new QuotaBurst(2, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no limit");
    }
}
