package dev.archipelago.benchmarks.ssj;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.benchmarks.contest.Reference;
import dev.archipelago.benchmarks.contest.Sample;
import org.junit.jupiter.api.Test;

/// The models of the peer do the same work as ours.
class SsjTest {

    private static final int RUNS = 10;

    @Test
    void singleServer_meanLatency_isThatOfTheory() {
        assertThat(Sample.of(RUNS, seed -> SsjSingleServer.run(seed, 100_000).mean()))
                .matches(Reference.SINGLE_SERVER::agrees);
    }

    @Test
    void tandem_meanLatency_isThatOfTheory() {
        assertThat(Sample.of(RUNS, seed -> SsjTandem.run(seed, 20_000).mean())).matches(Reference.TANDEM::agrees);
    }

    @Test
    void callTree_meanLatency_isThatOfOtherSimulators() {
        assertThat(Sample.of(RUNS, seed -> SsjCallTree.run(1, seed, 20_000).mean()))
                .matches(Reference.CALL_TREE::agrees);
    }

    @Test
    void callTrees_inOneEventList_doNotDisturbEachOther() {
        assertThat(Sample.of(RUNS, seed -> SsjCallTree.run(20, seed, 20_000).mean()))
                .matches(Reference.CALL_TREE::agrees);
    }
}
