package dev.archipelago.simulator.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.simulator.random.RandomStream;
import dev.archipelago.simulator.random.Sampler;
import dev.archipelago.simulator.random.Samplers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionCurveTest {
    private static final double MS = 1e-3;
    private static final int DRAWS = 40_000;

    /// Beyond it a test of Kolmogorov and Smirnov would fail once in a million times.
    private static final double FAR = Math.sqrt(-Math.log(1e-6 / 2) / 2 / DRAWS);

    private static DistributionCurve curve(String text) {
        return DistributionCurve.of(Distribution.parse(text));
    }

    @Test
    void percentile_ofClosedForms_isExact() {
        assertThat(curve("exponential(20ms)").quantile(0.99)).isCloseTo(-20 * MS * Math.log(0.01), within(1e-9));
        assertThat(curve("uniform(10ms, 30ms)").quantile(0.25)).isCloseTo(15 * MS, within(1e-9));
        assertThat(curve("pareto(min=5ms, shape=2)").quantile(0.75)).isCloseTo(10 * MS, within(1e-9));
        assertThat(curve("20ms").quantile(0.5)).isCloseTo(20 * MS, within(1e-9));
        assertThat(curve("5ms + exponential(20ms)").quantile(0.5)).isCloseTo(5 * MS + 20 * MS * Math.log(2),
                within(1e-9));
        assertThat(curve("empirical(1ms, 2ms, 9ms)").quantile(0.5)).isCloseTo(2 * MS, within(1e-9));
        double sigma = Math.sqrt(Math.log(2));
        assertThat(curve("lognormal(mean=20ms, cv=1)").quantile(0.5)).isCloseTo(
                20 * MS * Math.exp(-sigma * sigma / 2), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exponential(20ms)", "uniform(5ms, 20ms)", "lognormal(mean=20ms, cv=1.2)",
        "gamma(mean=20ms, cv=0.5)", "erlang(stages=4, mean=20ms)", "hyperexponential(mean=20ms, cv=2)",
        "weibull(mean=20ms, shape=0.8)", "pareto(min=5ms, shape=2.5, max=1s)", "triangular(5ms, 10ms, 30ms)",
        "3ms + exponential(20ms)"})
    void mean_overAllPercentiles_isThatOfTheDistribution(String text) {
        DistributionCurve curve = curve(text);
        double sum = 0;
        int steps = 20_000;
        for (int i = 0; i < steps; i++) {
            sum += curve.quantile((i + 0.5) / steps);
        }
        assertThat(sum / steps).isCloseTo(curve.mean(), within(0.01 * curve.mean()));
    }

    @Test
    void curve_againstWhatTheSimulatorDraws_isTheSame() {
        same("normal(mean=20ms, sd=15ms)", Samplers.normal(20, 15));
        same("lognormal(mean=20ms, cv=1.2)", Samplers.logNormal(20, 1.2));
        same("gamma(mean=20ms, cv=0.5)", Samplers.gamma(20, 0.5));
        same("erlang(stages=4, mean=20ms)", Samplers.erlang(4, 20));
        same("hyperexponential(mean=20ms, cv=2)", Samplers.hyperexponential(20, 2));
        same("weibull(mean=20ms, shape=0.8)", Samplers.weibull(20, 0.8));
        same("pareto(min=5ms, shape=2.5, max=1s)", Samplers.pareto(5, 2.5, 1000));
        same("triangular(5ms, 10ms, 30ms)", Samplers.triangular(5, 10, 30));
    }

    /// @param sampler in milliseconds
    private static void same(String text, Sampler sampler) {
        RandomStream stream = RandomStream.of(7, 0, text);
        double[] drawn = new double[DRAWS];
        Arrays.setAll(drawn, _ -> sampler.next(stream) * MS);
        Arrays.sort(drawn);
        DistributionCurve curve = curve(text);
        double most = 0;
        for (int i = 0; i < DRAWS; i++) {
            double below = curve.below(drawn[i]);
            most = Math.max(most, Math.max(below - (double) i / DRAWS, (i + 1.0) / DRAWS - below));
        }
        assertThat(most).as("%s, seed 7", text).isLessThan(FAR);
    }
}
