package dev.archipelago.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.benchmarks.contest.Reference;
import dev.archipelago.benchmarks.contest.Round;
import dev.archipelago.benchmarks.contest.Sample;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.theory.MultiServerQueue;
import dev.archipelago.simulator.theory.SingleServerQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The engine gives what theory and the other contestants give, so that times may be compared.
class ProductTest {

    private static final int RUNS = 10;

    @Test
    void references_withClosedForms_areThose() {
        assertThat(new SingleServerQueue(0.8, 1, 1).meanSojourn()).isCloseTo(Reference.SINGLE_SERVER.value(),
                within(1e-9));
        assertThat(3 * new MultiServerQueue(3.2, 1, 4).meanSojourn())
                .isCloseTo(Reference.TANDEM.value(), within(1e-6));
    }

    static Stream<Arguments> references() {
        return Stream.of(Arguments.of(Case.singleServer(), Reference.SINGLE_SERVER),
                Arguments.of(Case.tandem(), Reference.TANDEM),
                Arguments.of(Case.callTree(), Reference.CALL_TREE),
                Arguments.of(Case.callTreeWithTimeouts(), Reference.CALL_TREE),
                Arguments.of(Case.callTreeWithPolicies(), Reference.CALL_TREE),
                Arguments.of(Case.callTrees(20, 1), Reference.CALL_TREE));
    }

    @ParameterizedTest
    @MethodSource("references")
    void meanLatency_ofTheCase_isTheReference(Case system, Reference expected) {
        Product product = system.product();
        assertThat(Sample.of(RUNS, seed -> product.run(seed, 20_000).mean())).matches(expected::agrees);
    }

    @Test
    void callTree_busyShareOfTheDatabase_isTheOfferedLoad() {
        Product product = Case.callTree().product();
        assertThat(Sample.of(RUNS, seed -> product.utilization(seed, 20_000, "db")))
                .matches(Reference.DATABASE::agrees);
    }

    static Stream<Case> systems() {
        return Case.all().stream();
    }

    @ParameterizedTest
    @MethodSource("systems")
    void requests_ofTheCase_comeAtItsRateAndAreAnswered(Case system) {
        Observation observation = system.product().observe(1, 0, 5000, Progress.NONE);
        long offered = observation.requests().values().stream().mapToLong(Observation.Requests::offered).sum();
        long failed = observation.requests().values().stream().mapToLong(Observation.Requests::failed).sum();
        assertThat(offered).isBetween(4500L, 5500L);
        assertThat(failed).isLessThan(5);
    }

    @Test
    void round_measured_leavesTheWarmUpOut() {
        Round round = Case.callTree().product().run(1, 100_000);
        assertThat(round.requests()).isBetween(93_000L, 97_000L);
        assertThat(round.cpuNanos()).isPositive();
    }
}
