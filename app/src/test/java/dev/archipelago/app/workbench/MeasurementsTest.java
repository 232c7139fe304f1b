package dev.archipelago.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementsTest {

    @Test
    void text_inAnyShape_isTimesInSeconds() {
        assertThat(Measurements.of("latency\n12.5\r\n3ms\n\n 2s\n1e2\n")).containsExactly(0.0125, 0.003, 2, 0.1);
        assertThat(Measurements.of("12.5, 3ms, 2s")).containsExactly(0.0125, 0.003, 2);
        assertThat(Measurements.of("1,2,3")).containsExactly(0.001, 0.002, 0.003);
        assertThat(Measurements.of("  ")).isEmpty();
        assertThat(Measurements.of("title")).isEmpty();
    }

    @Test
    void title_thatNamesAUnit_givesIt() {
        assertThat(Measurements.of("durationUs\n1000")).containsExactly(0.001);
        assertThat(Measurements.of("microseconds\n1000")).containsExactly(0.001);
        assertThat(Measurements.of("time in us (p99)\n1000")).containsExactly(0.001);
        assertThat(Measurements.of("latencyNs\n1000")).containsExactly(1e-6);
        assertThat(Measurements.of("user's requests\n20")).containsExactly(0.02);
        assertThat(Measurements.of("latency [s]\n2")).containsExactly(2);
        assertThat(Measurements.of("duration_us\n12500")).containsExactly(0.0125);
        assertThat(Measurements.of("Response time (s)\n0.02\n30ms")).containsExactly(0.02, 0.03);
        assertThat(Measurements.of("Response time (ms)\n20")).containsExactly(0.02);
        assertThat(Measurements.of("requests\n20")).containsExactly(0.02);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12,5#13,1     | line 1 holds several values: copy one column, with decimal points instead of commas
            status;ms#200;12.5#503;3.1 | line 2 holds several values: copy one column, with decimal points instead of commas
            12,5; 13,1    | line 1 may have decimal commas: write decimal points
            12,5 13,1     | line 1 may have decimal commas: write decimal points
            latency (min)#1000 | the title may name a unit other than ns, us, ms and s: give the values units
            us or ms#1000 | the title names several units: give the values units
            """)
    void text_thatCouldBeReadInTwoWays_isRefused(String text, String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> Measurements.of(text.replace('#', '\n')))
                .withMessage(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            1 2 x3   | value 3 is 'x3': expected a time such as 12.5ms, or a number of milliseconds
            1 -2     | value 2 is '-2': expected a time such as 12.5ms, or a number of milliseconds
            1 NaN    | value 2 is 'NaN': expected a time such as 12.5ms, or a number of milliseconds
            1 1e400  | value 2 is '1e400': expected a time such as 12.5ms, or a number of milliseconds
            1 5parsecs_and_a_very_long_tail | value 2 is '5parsecs_and_a_very_…': expected a time such as 12.5ms, or a number of milliseconds
            """)
    void text_withSomethingElse_isRefusedWithItsPlace(String text, String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> Measurements.of(text)).withMessage(reason);
    }

    @Test
    void text_withTooManyValues_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Measurements.of("1 ".repeat(Measurements.MOST + 1)))
                .withMessage("more than 1000000 values");
    }
}
