package dev.archipelago.app.editor.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnobScaleTest {
    @Test
    void load_goesFromNothingToFiveTimes_withTheDesignInTheMiddle() {
        KnobScale scale = KnobScale.of(KnobKind.LOAD, 1);

        assertThat(scale.value(0)).isZero();
        assertThat(scale.value(0.5)).isEqualTo(1);
        assertThat(scale.value(1)).isEqualTo(5);
        assertThat(scale.value(0.75)).isCloseTo(Math.sqrt(5), within(0.05));
    }

    @ParameterizedTest
    @EnumSource(KnobKind.class)
    void value_ofItsPosition_isTheValue(KnobKind kind) {
        KnobScale scale = KnobScale.of(kind, 4);
        for (double position = 0; position <= 1; position += 0.01) {
            double value = scale.value(position);
            assertThat(scale.value(scale.position(value))).isEqualTo(value);
            assertThat(value).isBetween(scale.low(), scale.high());
        }
    }

    @Test
    void wholeNumbers_areWhole() {
        KnobScale scale = KnobScale.of(KnobKind.REPLICAS, 3);

        assertThat(scale.value(0)).isEqualTo(1);
        assertThat(scale.value(1)).isEqualTo(24);
        assertThat(scale.value(0.31) % 1).isZero();
    }
}
