package dev.archipelago.benchmarks.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.benchmarks.contest.Reference;
import dev.archipelago.benchmarks.contest.Sample;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The loops do the work that they are said to do.
class FloorTest {

    private static final int RUNS = 20;

    @Test
    void logarithm_uniformNumber_isTheTrueOne() {
        double farthest = IntStream.range(1, 100_000).mapToDouble(i -> i * 1e-5)
                .map(u -> Math.abs(Exponentials.log(u) - StrictMath.log(u))).max().orElseThrow();
        assertThat(farthest).isLessThan(2e-15);
    }

    @Test
    void singleServerLoop_meanLatency_isThatOfTheory() {
        SingleServerLoop loop = new SingleServerLoop();
        Sample means = Sample.of(RUNS, seed -> loop.run(seed, 200_000).mean());
        assertThat(means).matches(Reference.SINGLE_SERVER::agrees);
    }

    @Test
    void callTreeLoop_meanLatency_isThatOfOtherSimulators() {
        CallTreeLoop loop = new CallTreeLoop();
        Sample means = Sample.of(RUNS, seed -> loop.run(seed, 200_000).mean());
        assertThat(means).matches(Reference.CALL_TREE::agrees);
    }

    @Test
    void callTreeLoop_busyShareOfTheDatabase_isTheOfferedLoad() {
        CallTreeLoop loop = new CallTreeLoop();
        Sample shares = Sample.of(RUNS, seed -> {
            loop.run(seed, 100_000);
            return loop.databaseUtilization();
        });
        assertThat(shares).matches(Reference.DATABASE::agrees);
    }
}
