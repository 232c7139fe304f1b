package dev.archipelago.simulator.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RecommendationTest {

    /// VPA-1: 400m · 1.15, and 500m · 1.15 · 2 with the history of a day; p50 300m · 1.15 / 1.001².
    @Test
    void VPA_1_recommendation_ofADay_is460mUpTo1150m() {
        Recommendation cpu = Recommendation.of(0.3, 0.4, 0.5, 1, 1440, Recommendation.LEAST_CPU);

        assertThat(cpu.target()).isCloseTo(0.46, within(1e-12));
        assertThat(cpu.upper()).isCloseTo(1.15, within(1e-12));
        assertThat(cpu.lower()).isCloseTo(0.345 / (1.001 * 1.001), within(1e-12));
    }

    /// An hour with a sample a minute: 1/24 of a day.
    @Test
    void recommendation_ofAnHour_hasAWideRange() {
        assertThat(Recommendation.of(0.3, 0.4, 0.5, 1 / 24.0, 60, 0).upper()).isCloseTo(0.575 * 25, within(1e-9));
    }

    @Test
    void recommendation_ofNearlyNothing_isTheLeast() {
        assertThat(Recommendation.of(0.001, 0.002, 0.003, 8, 20_000, Recommendation.LEAST_CPU))
                .isEqualTo(new Recommendation(0.025, 0.025, 0.025));
    }

    /// 1.2 times as much, at least 100 MiB more.
    @Test
    void memory_afterARunOutOfIt_isMoreThanWasUsed() {
        assertThat(Recommendation.afterOutOfMemory(1e9)).isEqualTo(1.2e9);
        assertThat(Recommendation.afterOutOfMemory(100e6)).isEqualTo(100e6 + (100 << 20));
    }

    /// A hundred samples 0.01 to 1 cores: percentiles up to the width of a bucket, 5 % of the value and 0.01 cores.
    @Test
    void histogram_ofEvenSamples_givesPercentilesUpToABucket() {
        UsageHistogram histogram = new UsageHistogram(86_400);
        for (int i = 1; i <= 100; i++) {
            histogram.add(i / 100.0, 1, 0);
        }
        for (double fraction : new double[]{0.5, 0.9, 0.95}) {
            assertThat(histogram.percentile(fraction)).isBetween(fraction, fraction * 1.05 + 0.01);
        }
    }

    /// A sample of 1 core a half-life ago weighs half of one of 0.1 cores now: a third of all.
    @Test
    void histogram_forgetsByHalves() {
        UsageHistogram histogram = new UsageHistogram(100);
        histogram.add(1, 1, 0);
        histogram.add(0.1, 1, 100);

        assertThat(histogram.percentile(0.66)).isLessThan(0.12);
        assertThat(histogram.percentile(0.67)).isBetween(1.0, 1.06);
    }

    @Test
    void histogram_withoutSamples_givesNothing() {
        assertThat(new UsageHistogram(100).percentile(0.9)).isZero();
    }
}
