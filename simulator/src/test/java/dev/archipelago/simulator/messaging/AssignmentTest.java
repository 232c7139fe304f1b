package dev.archipelago.simulator.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AssignmentTest {

    private static final int[] NONE = {-1, -1, -1, -1, -1, -1, -1};

    @Test
    void range_givesNeighboursAndTheFirstOneMore() {
        assertThat(Assignment.RANGE.owners(List.of(0, 1, 2), NONE)).containsExactly(0, 0, 0, 1, 1, 2, 2);
    }

    @Test
    void roundRobin_givesInTurn() {
        assertThat(Assignment.ROUND_ROBIN.owners(List.of(0, 1, 2), NONE)).containsExactly(0, 1, 2, 0, 1, 2, 0);
    }

    @Test
    void sticky_oneLeaves_movesOnlyItsPartitions() {
        int[] before = {0, 0, 0, 1, 1, 2, 2};
        int[] after = Assignment.COOPERATIVE_STICKY.owners(List.of(0, 2), before);
        assertThat(after).containsExactly(0, 0, 0, 2, 0, 2, 2);
        assertThat(Assignment.COOPERATIVE_STICKY.stopped(before, after)).isEqualTo(Set.of(3, 4));
    }

    @Test
    void sticky_oneComes_movesNoMoreThanItsShare() {
        int[] before = {0, 0, 0, 0, 1, 1, 1};
        int[] after = Assignment.COOPERATIVE_STICKY.owners(List.of(0, 1, 2), before);
        assertThat(after).containsExactly(0, 0, 0, 2, 1, 1, 2);
    }

    @Test
    void eager_stopsEverything() {
        int[] before = {0, 0, 0, 1, 1, 2, 2};
        int[] after = Assignment.RANGE.owners(List.of(0, 1), before);
        assertThat(Assignment.RANGE.stopped(before, after)).isEqualTo(Set.of(0, 1, 2, 3, 4, 5, 6));
    }

    @ParameterizedTest
    @EnumSource
    void members_anyNumber_shareEvenly(Assignment assignment) {
        int[] before = NONE;
        for (int members : new int[]{1, 3, 7, 2, 9, 5, 1}) {
            before = assignment.owners(IntStream.range(0, members).boxed().toList(), before);
            List<Integer> counts = Assignment.countsOf(before, members);
            assertThat(counts.stream().mapToInt(i -> i).max().orElseThrow()
                    - counts.stream().mapToInt(i -> i).min().orElseThrow()).as("%d members", members)
                    .isLessThanOrEqualTo(1);
            assertThat(counts.stream().mapToInt(i -> i).sum()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @EnumSource
    void members_none_leaveNobody(Assignment assignment) {
        assertThat(assignment.owners(List.of(), new int[]{0, 1})).containsExactly(Assignment.NOBODY,
                Assignment.NOBODY);
    }

    @Test
    void keys_many_spreadEvenly() {
        double[] shares = KeySpread.shares(100_000, 0, 4);
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
        assertThat(shares).containsExactly(new double[]{0.25, 0.25, 0.25, 0.25}, within(0.01));
    }

    @Test
    void keys_skewed_heatThePartitionOfTheMostFrequent() {
        double[] shares = KeySpread.shares(1000, 1, 4);
        double first = 1 / IntStream.rangeClosed(1, 1000).mapToDouble(i -> 1.0 / i).sum();
        assertThat(shares[KeySpread.partition(1, 4)]).isGreaterThan(first).isEqualTo(Arrays.stream(shares).max()
                .orElseThrow());
    }

    @Test
    void keys_fewerThanPartitions_leaveSomeEmpty() {
        assertThat(Arrays.stream(KeySpread.shares(2, 0, 8)).filter(share -> share > 0).count()).isLessThanOrEqualTo(2);
    }
}
