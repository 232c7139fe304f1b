package dev.archipelago.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementsTest {

    @Test
    void text_inAnyShape_isTimesInSeconds() {
        assertThat(Measurements.of("latency\n12.5\n3ms, 2s;\t1e2\r\n")).containsExactly(0.0125, 0.003, 2, 0.1);
        assertThat(Measurements.of("  ")).isEmpty();
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
