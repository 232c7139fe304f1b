package dev.archipelago.app.editor.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.estimate.DistributionCurve;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionKindTest {

    @ParameterizedTest
    @ValueSource(strings = {"20ms", "exponential(20ms)", "lognormal(mean=20ms, cv=1.2)", "gamma(mean=20ms, cv=0.5)",
        "erlang(stages=4, mean=20ms)", "hyperexponential(mean=20ms, cv=2)", "weibull(mean=20ms, shape=0.8)",
        "pareto(min=5ms, shape=2.5)", "pareto(min=5ms, shape=2.5, max=1s)", "uniform(5ms, 20ms)",
        "normal(mean=20ms, sd=3ms)", "triangular(5ms, 10ms, 30ms)", "empirical(1ms, 2ms, 9ms)",
        "empirical(file.csv)", "5ms + exponential(20ms)"})
    void distribution_takenApartAndPutTogether_isTheSame(String text) {
        Distribution distribution = Distribution.parse(text);
        DistributionKind kind = DistributionKind.of(distribution);
        assertThat(kind.with(DistributionKind.values(distribution))).isEqualTo(distribution);
    }

    @ParameterizedTest
    @EnumSource
    void firstParameters_ofEveryKind_areRightAndAboutAsLong(DistributionKind kind) {
        Distribution first = kind.with(kind.about(0.0123));
        assertThat(DistributionKind.of(first)).isEqualTo(kind);
        assertThat(first.expected()).isCloseTo(0.0123, within(0.001));
    }

    @Test
    void parameter_thatIsMissingOrWrong_saysWhatIsExpected() {
        assertThatThrownBy(() -> DistributionKind.LOGNORMAL.with(Map.of("mean", "20", "cv", "1")))
                .isInstanceOf(NotationException.class);
        assertThatThrownBy(() -> DistributionKind.UNIFORM.with(Map.of("min", "20ms", "max", "1ms")))
                .isInstanceOf(NotationException.class);
        assertThatThrownBy(() -> DistributionKind.EXPONENTIAL.with(Map.of())).isInstanceOf(NotationException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGNORMAL", "GAMMA", "WEIBULL"})
    void fit_toMeanAndP99_hasBoth(DistributionKind kind) {
        Distribution found = DistributionFit.of(kind, TimeSpan.parse("20ms"), TimeSpan.parse("95ms")).orElseThrow();
        assertThat(DistributionKind.of(found)).isEqualTo(kind);
        assertThat(found.expected()).isCloseTo(0.020, within(1e-9));
        assertThat(DistributionCurve.of(found).quantile(0.99)).isCloseTo(0.095, within(0.001));
    }

    @Test
    void fit_toWhatNoDistributionHas_isEmpty() {
        assertThat(DistributionFit.of(DistributionKind.LOGNORMAL, TimeSpan.parse("20ms"), TimeSpan.parse("10ms")))
                .isEmpty();
        assertThat(DistributionFit.of(DistributionKind.GAMMA, TimeSpan.parse("20ms"), TimeSpan.parse("10min")))
                .isEmpty();
    }
}
