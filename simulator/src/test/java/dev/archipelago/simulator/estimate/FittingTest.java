package dev.archipelago.simulator.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.archipelago.model.quantity.Distribution;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FittingTest {

    private static double[] drawn(Distribution from, int values, long seed) {
        Random random = new Random(seed);
        DistributionCurve curve = DistributionCurve.of(from);
        return random.doubles(values, 1e-9, 1).map(curve::quantile).toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exponential(20ms)", "lognormal(mean=20ms, cv=1.2)", "gamma(mean=20ms, cv=0.5)",
        "weibull(mean=20ms, shape=0.8)", "normal(mean=20ms, sd=3ms)", "uniform(5ms, 20ms)",
        "hyperexponential(mean=20ms, cv=2)", "erlang(stages=4, mean=20ms)"})
    void best_ofValuesOfAFamily_hasThePercentilesOfThatFamily(String text) {
        Distribution from = Distribution.parse(text);
        long seed = 48;

        Fitting.Fit best = Fitting.of(drawn(from, 4000, seed)).getFirst();

        assertThat(best.fits()).as("%s looks like %s, seed %d", text, best, seed).isTrue();
        DistributionCurve found = DistributionCurve.of(best.distribution());
        for (double share : List.of(0.5, 0.95, 0.99)) {
            assertThat(found.quantile(share)).as("p%s of %s, seed %d", share * 100, best, seed)
                    .isCloseTo(DistributionCurve.of(from).quantile(share), withinPercentage(8));
        }
    }

    /// The critical distance is that of a distribution that is known beforehand; one that was fitted stays below it more often.
    @Test
    void rightFamily_isHardlyEverSaidNotToFit() {
        int refused = 0;
        for (long seed = 1; seed <= 200; seed++) {
            boolean fits = Fitting.of(drawn(Distribution.parse("exponential(20ms)"), 100, seed)).stream()
                    .filter(fit -> fit.distribution() instanceof Distribution.Exponential)
                    .allMatch(Fitting.Fit::fits);
            refused += fits ? 0 : 1;
        }
        assertThat(refused).isLessThanOrEqualTo(4);
    }

    @Test
    void twoModes_fitNoFamily() {
        double[] values = new double[400];
        Arrays.setAll(values, i -> i % 2 == 0 ? 0.001 + i * 1e-8 : 0.1 + i * 1e-7);

        assertThat(Fitting.of(values)).noneMatch(Fitting.Fit::fits);
    }

    @Test
    void distance_ofEvenlySpacedValues_isHalfAStep() {
        double[] values = new double[100];
        Arrays.setAll(values, i -> (i + 0.5) / 100);

        Fitting.Fit uniform = Fitting.of(values).stream()
                .filter(fit -> fit.distribution() instanceof Distribution.Uniform).findFirst().orElseThrow();
        assertThat(uniform.distance()).isCloseTo(0.01, within(1e-9));
    }

    @Test
    void values_thatAreAlikeOrTooFew_haveNoFit() {
        double[] same = new double[50];
        Arrays.fill(same, 0.02);

        assertThat(Fitting.of(same)).isEmpty();
        assertThat(Fitting.of(new double[50])).isEmpty();
        double[] one = new double[50];
        one[7] = 1;
        assertThat(Fitting.of(one)).noneMatch(fit -> fit.distribution() instanceof Distribution.LogNormal);
        assertThatIllegalArgumentException().isThrownBy(() -> Fitting.of(1, 2, 3));
        same[3] = Double.NaN;
        assertThatIllegalArgumentException().isThrownBy(() -> Fitting.of(same));
    }
}
