package dev.archipelago.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TimeAverageTest {

    @Test
    void mean_ofStepsAfterARestart_weighsByTime() {
        TimeAverage average = new TimeAverage();
        average.set(0, 100);
        average.set(1_000, 4);
        average.restart(2_000);
        average.set(3_000, 8);

        assertThat(average.mean(5_000)).isEqualTo((1 * 4 + 2 * 8) / 3.0);
        assertThat(average.area(5_000)).isEqualTo(20e-6);
        assertThat(average.min()).isEqualTo(4);
        assertThat(average.max()).isEqualTo(8);
    }

    @Test
    void tally_ofKnownSample_hasMeanAndVariance() {
        Tally tally = new Tally();
        for (double value : new double[]{10.2, 9.8, 10.5, 10.1, 9.9, 10.4, 10.0, 10.3, 9.7, 10.6}) {
            tally.add(value);
        }

        assertThat(tally.mean()).isCloseTo(10.15, within(1e-12));
        assertThat(Math.sqrt(tally.variance())).isCloseTo(0.302765, within(1e-6));
    }
}
