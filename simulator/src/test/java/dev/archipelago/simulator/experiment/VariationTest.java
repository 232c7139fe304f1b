package dev.archipelago.simulator.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archipelago.model.quantity.NotationException;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariationTest {
    @Test
    void lists_areSplitAtCommasOutsideOfBrackets() {
        assertThat(grid("a.b=exponential(1ms), lognormal(mean=4ms, cv=0.8),2ms"))
                .containsExactly("exponential(1ms)", "lognormal(mean=4ms, cv=0.8)", "2ms");
    }

    @Test
    void ranges_goUpByTheirStepAndKeepWhatIsAroundThem() {
        assertThat(grid("a=2 to 5")).containsExactly("2", "3", "4", "5");
        assertThat(grid("a=poisson(100/s to 400/s by 150/s)")).containsExactly("poisson(100/s)", "poisson(250/s)",
                "poisson(400/s)");
        assertThat(grid("a=10ms to 100ms times 2")).containsExactly("10ms", "20ms", "40ms", "80ms");
        assertThat(grid("a=0.1 to 0.3 by 0.1, 1")).containsExactly("0.1", "0.2", "0.3", "1");
        assertThat(grid("a=lognormal(mean=4ms, cv=0.5 to 1 by 0.5)")).containsExactly("lognormal(mean=4ms, cv=0.5)",
                "lognormal(mean=4ms, cv=1)");
        assertThat(grid("a=90% to 100% by 5%")).containsExactly("90%", "95%", "100%");
    }

    @Test
    void backoffsOfTheFormat_areNoRanges() {
        assertThat(grid("a=25ms..250ms full-jitter")).containsExactly("25ms..250ms full-jitter");
    }

    @Test
    void rangesWithoutStep_haveAllValuesBetween_butNoGrid() {
        Variation variation = Variation.parse("a=10ms to 20ms");

        assertThat(List.of(variation.at(0), variation.at(0.123456), variation.at(1))).containsExactly("10ms", "11.23ms",
                "20ms");
        assertThat(Variation.parse("a=100m to 900m").at(0.12345)).isEqualTo("199m");
        assertThat(Variation.parse("a=2 to 5").at(0.99)).isEqualTo("5");
        assertThatThrownBy(variation::grid).isInstanceOf(NotationException.class)
                .hasMessage("'10ms to 20ms' is not a range with a step, such as 'by 10ms' or 'times 2' behind it, "
                        + "which a grid needs; samples need none");
    }

    @Test
    void nonsense_isRefusedWithWhatWasExpected() {
        assertThatThrownBy(() -> Variation.parse("a")).hasMessageContaining("is not PATH=VALUES");
        assertThatThrownBy(() -> Variation.parse("a=1,,2")).hasMessageContaining("is not PATH=VALUES");
        assertThatThrownBy(() -> Variation.parse("a=1ms to 2s")).hasMessageContaining("in the same unit");
        assertThatThrownBy(() -> Variation.parse("a=3 to 2")).hasMessageContaining("from a lower value to a higher");
        assertThatThrownBy(() -> Variation.parse("a=1ms to 2ms by 1")).hasMessageContaining("in the unit of the range");
        assertThatThrownBy(() -> Variation.parse("a=0 to 2 times 2")).hasMessageContaining("a factor above 1");
        assertThatThrownBy(() -> Variation.parse("a=0 to 2 by 0")).hasMessageContaining("a step above 0");
        assertThatThrownBy(() -> grid("a=0 to 1 by 0.00001")).hasMessageContaining("at most 10000 values");
    }

    private static List<String> grid(String text) {
        return Variation.parse(text).grid();
    }
}
