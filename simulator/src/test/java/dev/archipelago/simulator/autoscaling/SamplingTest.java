package dev.archipelago.simulator.autoscaling;

import static dev.archipelago.simulator.autoscaling.Pods.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.LongSummaryStatistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SamplingTest {

    private static final long STEP = SECOND / 10;

    /// Over all phases of samples and of looks: 1.5 periods and half of 15 s on average, two periods and 15 s at most. The
    /// phases lie on grids half a step apart, whose means and maxima are less by 1/4 and 5/4 of a step.
    @ParameterizedTest
    @CsvSource({"15, 30, 45", "60, 97.5, 135"})
    void HPA_13_firstLookThatSeesOnlyNewLoad_overAllPhases_isAsLateAsExpected(long period, double mean, double worst) {
        LongSummaryStatistics delays = new LongSummaryStatistics();
        for (long phase = STEP / 4; phase < period * SECOND; phase += STEP) {
            Sampling sampling = new Sampling(period * SECOND, phase);
            for (long look = 3 * STEP / 4; look < 15 * SECOND; look += STEP) {
                delays.accept(delay(sampling, look));
            }
        }
        assertThat(delays.getAverage() / SECOND).isEqualTo(mean - 0.025, offset(1e-9));
        assertThat(delays.getMax() / (double) SECOND).isEqualTo(worst - 0.125, offset(1e-9));
    }

    /// Nanoseconds from a change of load at time 0.
    private static long delay(Sampling sampling, long firstLook) {
        long look = firstLook;
        while (sampling.last(look) - sampling.period() < 0) {
            look += 15 * SECOND;
        }
        return look;
    }
}
