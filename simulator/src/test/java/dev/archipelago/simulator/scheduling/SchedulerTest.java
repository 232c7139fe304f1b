package dev.archipelago.simulator.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Scores and choices worked out by hand from the rules of the default plugins.
class SchedulerTest {

    private static final long GIBIBYTE = 1L << 30;
    private static final Resources NODE = new Resources(4000, 16 * GIBIBYTE);
    private static final Wish SOFT = new Wish(new Resources(1000, GIBIBYTE), 1, false, true);

    private static Candidate node(int zone, long cpu, long gibibytes, int alike) {
        return new Candidate(zone, NODE, new Resources(cpu, gibibytes * GIBIBYTE), alike, 110, alike,
                true);
    }

    private static OptionalInt choose(List<Candidate> nodes, Wish wish) {
        return Scheduler.choose(nodes, wish, bound -> bound - 1);
    }

    /// SCHED-1: 2 of 4 cores and 4 of 16 GiB asked for once the pod is there: 50 and 75; shares that differ by a quarter.
    @Test
    void SCHED_1_scores_ofANodeWithHalfItsCpuAsked_are62And87() {
        Candidate node = node(0, 1000, 3, 0);

        assertThat(List.of(Scheduler.leastAllocated(node, SOFT.request()), Scheduler.balanced(node, SOFT.request())))
                .isEqualTo(List.of(62, 87));
    }

    /// SCHED-1: 3 cores and 12 GiB asked for once the pod is there: a quarter of both is free.
    @Test
    void SCHED_1_scores_ofANodeWithThreeQuartersAsked_are25And100() {
        Candidate node = node(0, 2000, 11, 0);

        assertThat(List.of(Scheduler.leastAllocated(node, SOFT.request()), Scheduler.balanced(node, SOFT.request())))
                .isEqualTo(List.of(25, 100));
    }

    /// SCHED-1: 149 against 125.
    @Test
    void SCHED_1_choice_betweenAnEmptierAndABalancedNode_isTheEmptier() {
        assertThat(choose(List.of(node(0, 2000, 11, 0), node(0, 1000, 3, 0)), SOFT)).hasValue(1);
    }

    /// SCHED-2: with 3, 1 and 2 pods in three zones only the second may have one more.
    @Test
    void SCHED_2_strictSpread_overZonesWithThreeOneAndTwoPods_leavesTheSecond() {
        List<Candidate> nodes = List.of(node(0, 0, 0, 3), node(1, 0, 0, 1), node(2, 0, 0, 2));

        assertThat(Scheduler.feasible(nodes, new Wish(SOFT.request(), 1, true, true))).containsExactly(1);
    }

    /// SCHED-2: raw 5, 2 and 3.
    @Test
    void SCHED_2_softSpread_overZonesWithThreeOneAndTwoPods_scores40And100And80() {
        List<Candidate> nodes = List.of(node(0, 0, 0, 3), node(1, 0, 0, 1), node(2, 0, 0, 2));

        assertThat(Scheduler.spread(nodes, List.of(0, 1, 2), 1)).containsExactly(40, 100, 80);
    }

    @Test
    void antiAffinity_withPodsOnTwoOfThreeNodes_prefersTheThird() {
        List<Candidate> nodes = List.of(node(-1, 0, 0, 2), node(-1, 0, 0, 1), node(-1, 0, 0, 0));

        assertThat(Scheduler.apart(nodes, List.of(0, 1, 2))).containsExactly(0, 50, 100);
        assertThat(choose(nodes, SOFT)).hasValue(2);
    }

    /// Without the preference the free shares decide: the third has the least.
    @Test
    void choice_withoutAntiAffinity_looksOnlyAtResources() {
        List<Candidate> nodes = List.of(node(-1, 1000, 4, 2), node(-1, 0, 0, 5), node(-1, 2000, 8, 0));

        assertThat(choose(nodes, new Wish(SOFT.request(), 1, false, false))).hasValue(1);
    }

    @Test
    void choice_amongNodesWithoutRoom_isNone() {
        Candidate full = node(0, 3001, 0, 0);
        Candidate crowded = new Candidate(0, NODE, Resources.NONE, 110, 110, 0, true);
        Candidate closed = new Candidate(0, NODE, Resources.NONE, 0, 110, 0, false);
        Candidate exact = node(0, 3000, 15, 0);

        assertThat(choose(List.of(full, crowded, closed), SOFT)).isEmpty();
        assertThat(choose(List.of(full, crowded, closed, exact), SOFT)).hasValue(3);
    }

    /// A pod that asks for nothing is taken for 100m and 200 MB where free shares are compared, and has no balance.
    @Test
    void podWithoutRequests_isScoredAsASmallOne() {
        Candidate node = node(0, 0, 0, 0);

        assertThat(Scheduler.leastAllocated(node, Resources.NONE)).isEqualTo((97 + 98) / 2);
        assertThat(Scheduler.balanced(node, Resources.NONE)).isZero();
    }

    /// Nine pods over nodes of three zones, two nodes each: every zone has three, every node one or two.
    @Test
    void podsOneAfterTheOther_areSpreadOverZonesAndNodes() {
        List<Candidate> nodes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            nodes.add(node(i / 2, 0, 0, 0));
        }
        int[] zones = new int[3];
        for (int i = 0; i < 9; i++) {
            int chosen = choose(nodes, SOFT).orElseThrow();
            nodes.set(chosen, nodes.get(chosen).with(SOFT.request()));
            zones[chosen / 2]++;
        }
        assertThat(zones).containsExactly(3, 3, 3);
        assertThat(nodes.stream().mapToInt(Candidate::alike).sorted().toArray()).containsExactly(1, 1, 1, 2, 2, 2);
    }

    @Test
    void equallyGoodNodes_areDecidedByWhoIsAsked() {
        List<Candidate> nodes = List.of(node(0, 0, 0, 0), node(0, 0, 0, 0), node(0, 0, 0, 0));

        assertThat(Arrays.asList(Scheduler.choose(nodes, SOFT, _ -> 0), Scheduler.choose(nodes, SOFT, _ -> 2)))
                .containsExactly(OptionalInt.of(0), OptionalInt.of(2));
    }
}
