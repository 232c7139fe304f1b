package dev.archipelago.model.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archipelago.model.OperationRef;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.vocabulary.Ordered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioNotationTest {

    @ParameterizedTest
    @ValueSource(strings = {"constant(120/s)", "poisson(120/s)", "steps(100/s for 5min, 200/s for 5min)",
        "ramp(10/s to 100/s over 5min)", "spike(base=100/s, peak=500/s, at=60s, for=30s)",
        "day(mean=100/s, peak=180/s)", "table(rates.csv)"})
    void arrival_canonicalText_isReadAndPrintedTheSame(String text) {
        assertThat(Arrival.parse(text).toString()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"120/s", "poisson(120)", "poisson(-1/s)", "poisson()", "steps()", "ramp(1/s over 5s)",
        "day(mean=100/s, peak=500/s)", "table(/etc/rates.csv)", "table(rates.txt)", "bursts(1/s)"})
    void arrival_wrongText_isRefused(String text) {
        assertThatThrownBy(() -> Arrival.parse(text)).isInstanceOf(NotationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shoppers p99 < 400ms", "shoppers p99.9 < 2s", "shoppers mean < 50ms",
        "shoppers success > 99.9%", "shoppers throughput > 100/s", "orders utilization < 70%"})
    void objective_canonicalText_isReadAndPrintedTheSame(String text) {
        assertThat(Objective.parse(text).toString()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shoppers p99 400ms", "p99 < 400ms", "shoppers p0 < 1s", "shoppers p99 < 400",
        "shoppers success > 2", "shoppers speed > 3/s"})
    void objective_wrongText_isRefused(String text) {
        assertThatThrownBy(() -> Objective.parse(text)).isInstanceOf(NotationException.class);
    }

    @Test
    void workload_openAndClosedAtOnce_isRefused() {
        OperationRef target = OperationRef.parse("web.buy");
        assertThatThrownBy(() -> new Workload(null, null, target, Ordered.of(), Ordered.of(),
                Arrival.parse("poisson(1/s)"), 5, null, null)).isInstanceOf(NotationException.class)
                .hasMessageContaining("exactly one of arrivals (open) and users (closed)");
    }
}
