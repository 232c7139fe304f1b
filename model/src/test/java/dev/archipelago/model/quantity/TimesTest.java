package dev.archipelago.model.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.scenario.Arrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @ParameterizedTest
    @ValueSource(strings = {"20ms", "exponential(20ms)", "lognormal(mean=20ms, cv=1.2)", "gamma(mean=20ms, cv=0.5)",
        "erlang(stages=4, mean=20ms)", "hyperexponential(mean=20ms, cv=2)", "weibull(mean=20ms, shape=0.8)",
        "pareto(min=5ms, shape=2.5)", "uniform(5ms, 20ms)", "normal(mean=20ms, sd=3ms)",
        "triangular(5ms, 10ms, 30ms)", "empirical(1ms, 2ms, 9ms)", "2ms + exponential(3ms)"})
    void distribution_timesAFactor_hasThatManyTimesTheMeanAndTheSameShape(String text) {
        Distribution before = Distribution.parse(text);
        Distribution after = before.times(2.5);

        assertThat(after).hasSameClassAs(before);
        assertThat(after.expected()).isCloseTo(2.5 * before.expected(), within(1e-8));
        assertThat(Distribution.parse(after.toString())).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"constant(10/s)", "poisson(10/s)", "steps(10/s for 5s, 20/s for 5s)",
        "ramp(1/s to 10/s over 5s)", "spike(base=1/s, peak=10/s, at=5s, for=5s)", "day(mean=10/s, peak=15/s)"})
    void arrivals_timesAFactor_areThatManyTimesAsOften(String text) {
        Arrival before = Arrival.parse(text);

        assertThat(before.times(2).highest()).isEqualTo(2 * before.highest());
    }

    @Test
    void nothing_isTimesNothing() {
        assertThat(Arrival.parse("poisson(10/s)").times(0).highest()).isZero();
    }
}
