package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EstimateCommandTest {

    private static final String POOL = Path
            .of("..", "sample-architectures", "server-pool", "server-pool.archipelago.json").toString();

    @Test
    void estimate_saysWhatIsToBeExpected() {
        Run run = Run.of("estimate", POOL);

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("an estimate by formulas, not a simulation", "Everything in it is known");
        assertThat(run.out().lines().filter(line -> line.startsWith("users"))).singleElement().asString()
                .matches("users +32.0/s +175ms .*");
    }

    @Test
    void estimate_tellsThatMoreComesThanIsDone() {
        Run run = Run.of("estimate", POOL, "--set", "workloads.users.arrivals=poisson(50/s)");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("grows", "asked for 125 % of what it can do");
    }

    @Test
    void estimate_ofAScenario_hasItsValues() {
        Run run = Run.of("estimate", Path.of("..", "sample-architectures", "corner-shop",
                "corner-shop.archipelago.json").toString(), "--scenario", "black-friday");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("Corner Shop, scenario black-friday: ").doesNotContain("Infinity");
        assertThat(run.out().lines().filter(line -> line.startsWith("shoppers"))).singleElement().asString()
                .matches("shoppers +2000/s .*");
    }

    @Test
    void estimate_inJson_hasNothingWhereSomethingNeverEnds() {
        Run run = Run.of("estimate", POOL, "--format", "json", "--set", "workloads.users.arrivals=poisson(50/s)");

        assertThat(run.out()).contains("\"rate\": 50", "\"mean\": null");
    }

    @Test
    void wrongScenarioAndValue_areRefused() {
        assertThat(Run.of("estimate", POOL, "--scenario", "none").status()).isEqualTo(2);
        assertThat(Run.of("estimate", POOL, "--set", "workloads.users.arrivals=many").err())
                .contains("workloads.users.arrivals=many");
    }
}
