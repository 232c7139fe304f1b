package dev.archipelago.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyHistogramTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 200, 1_000, 1_000_000, 1_000_000_000L, 3_600_000_000_000L})
    void quantile_atEveryScale_isWithinHalfAPercent(long scale) {
        long seed = 5;
        Random random = new Random(seed);
        long[] values = new long[20_001];
        LatencyHistogram histogram = LatencyHistogram.fine();
        for (int i = 0; i < values.length; i++) {
            values[i] = scale + (long) (random.nextDouble() * scale * 3);
            histogram.add(values[i]);
        }
        Arrays.sort(values);
        for (double fraction : new double[]{0.5, 0.9, 0.99, 0.999}) {
            double exact = values[(int) Math.ceil(fraction * values.length) - 1];
            assertThat(histogram.quantile(fraction) * 1e9).as("p%s at %d ns, seed %d", fraction * 100, scale, seed)
                    .isBetween(exact * 0.995 - 1, exact * 1.005 + 1);
        }
        assertThat(histogram.mean() * 1e9).isCloseTo(Arrays.stream(values).average().orElseThrow(),
                withinPercentage(1e-9));
        assertThat(histogram.max() * 1e9).isCloseTo(values[values.length - 1], withinPercentage(1e-9));
    }

    @Test
    void count_beyondThirtyTwoBits_goesOn() {
        LatencyHistogram histogram = LatencyHistogram.coarse();
        histogram.add(1_000);
        for (int i = 0; i < 31; i++) {
            histogram.addAll(histogram.copy());
            histogram.add(1_000);
        }
        LatencyHistogram before = histogram.copy();
        histogram.add(1_000);
        assertThat(before.count()).isEqualTo((1L << 32) - 1);
        assertThat(histogram.count()).isEqualTo(1L << 32);
        histogram.addAll(histogram.copy());
        assertThat(histogram.count()).isEqualTo(1L << 33);
        assertThat(histogram.count() - before.count()).isEqualTo((1L << 32) + 1);
        assertThat(histogram.mean()).isCloseTo(1e-6, withinPercentage(1e-6));
    }

    @Test
    void countUpTo_beyondThirtyTwoBits_goesOn() {
        LatencyHistogram histogram = LatencyHistogram.fine();
        histogram.add(1_000, 3_000_000_000L);
        histogram.add(4_000, 1L << 33);
        assertThat(histogram.countUpTo(2e-6)).isEqualTo(3e9);
        assertThat(histogram.countUpTo(1)).isEqualTo(3e9 + (1L << 33));
    }

    @Test
    void mean_ofMoreNanosecondsThanALongHolds_isExact() {
        LatencyHistogram histogram = LatencyHistogram.fine();
        histogram.add(2_000_000_000L, 10_000_000_000L);
        assertThat(histogram.mean()).isEqualTo(2);
    }

    @Test
    void addAll_ofTwoHistograms_isThatOfAllValues() {
        LatencyHistogram both = LatencyHistogram.fine();
        LatencyHistogram first = LatencyHistogram.fine();
        LatencyHistogram second = LatencyHistogram.fine();
        for (int i = 1; i < 1000; i++) {
            both.add(i * 1000L);
            (i % 3 == 0 ? first : second).add(i * 1000L);
        }
        first.addAll(second);

        assertThat(first.count()).isEqualTo(both.count());
        assertThat(first.quantile(0.95)).isEqualTo(both.quantile(0.95));
        assertThat(first.mean()).isEqualTo(both.mean());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void order_inWhichValuesOfAllScalesCome_doesNotMatter(long seed) {
        Random random = new Random(seed);
        List<Long> values = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            values.add(random.nextLong() >>> 1 + random.nextInt(62));
        }
        Collections.sort(values);
        LatencyHistogram rising = LatencyHistogram.fine();
        values.forEach(value -> rising.add(value, 1 + (value & 0x1_FFFF_FFFFL)));
        LatencyHistogram falling = LatencyHistogram.fine();
        values.reversed().forEach(value -> {
            LatencyHistogram part = LatencyHistogram.fine();
            part.add(value, 1 + (value & 0x1_FFFF_FFFFL));
            falling.addAll(part);
        });

        assertThat(falling.content().buckets()).as("seed %d", seed).isEqualTo(rising.content().buckets());
        assertThat(falling.content().counts()).as("seed %d", seed).isEqualTo(rising.content().counts());
        assertThat(falling.quantiles(0.01, 0.5, 0.99)).isEqualTo(rising.quantiles(0.01, 0.5, 0.99));
        assertThat(LatencyHistogram.of(rising.content()).content()).isEqualTo(rising.content());
    }

    @Test
    void quantile_ofNothing_isNotANumber() {
        assertThat(LatencyHistogram.fine().quantile(0.5)).isNaN();
        assertThat(LatencyHistogram.fine().mean()).isNaN();
    }

    @Test
    void count_afterAnything_isThatOfAllThatIsInside() {
        LatencyHistogram histogram = LatencyHistogram.coarse();
        histogram.add(5);
        histogram.add(7_000_000, 3);
        LatencyHistogram before = histogram.copy();
        histogram.add(9);
        histogram.addAll(before);

        assertThat(histogram.count()).isEqualTo(9);
        assertThat(histogram.count() - before.count()).isEqualTo(5);
        histogram.reset();
        assertThat(histogram.count()).isZero();
    }
}
