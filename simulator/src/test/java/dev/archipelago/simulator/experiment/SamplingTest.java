package dev.archipelago.simulator.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplingTest {
    private static final List<Variation> TWO = List.of(Variation.parse("a=1 to 2"), Variation.parse("b=5ms, 9ms"));

    @Test
    void grid_hasEveryValueWithEveryOther_theLastFastest() {
        assertThat(Sampling.grid(TWO)).containsExactly(List.of("1", "5ms"), List.of("1", "9ms"), List.of("2", "5ms"),
                List.of("2", "9ms"));
        assertThatThrownBy(() -> Sampling.grid(List.of(Variation.parse("a=1 to 1000"), Variation.parse("b=1 to 1000"))))
                .hasMessageContaining("a grid of more than 100000 points");
    }

    @Test
    void latinHypercube_hasOneValueInEachPartOfEachRange_andFollowsItsSeed() {
        List<Variation> variations = List.of(Variation.parse("a=0 to 1000 by 1"), Variation.parse("b=0ms to 1000ms"));
        List<List<String>> points = Sampling.latinHypercube(variations, 10, 7);

        for (int column = 0; column < 2; column++) {
            int i = column;
            assertThat(points.stream().map(point -> point.get(i).replace("ms", ""))
                    .map(value -> (int) (Double.parseDouble(value) / 100.1)))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 10).boxed().toList());
        }
        assertThat(Sampling.latinHypercube(variations, 10, 7)).isEqualTo(points);
        assertThat(Sampling.latinHypercube(variations, 10, 8)).isNotEqualTo(points);
    }

    @Test
    void oneAtATime_leavesAllElseAsItIs() {
        assertThat(Sampling.oneAtATime(TWO)).containsExactly(List.of("", ""), List.of("1", ""), List.of("2", ""),
                List.of("", "5ms"), List.of("", "9ms"));
    }

    @Test
    void saltelli_takesOneColumnOfTheOtherHypercubeAtATime() {
        List<List<String>> points = Sampling.saltelli(TWO, 8, 1);

        assertThat(points).hasSize(8 * 4);
        for (int row = 0; row < 8; row++) {
            assertThat(points.get(16 + row)).containsExactly(points.get(8 + row).get(0), points.get(row).get(1));
            assertThat(points.get(24 + row)).containsExactly(points.get(row).get(0), points.get(8 + row).get(1));
        }
    }
}
