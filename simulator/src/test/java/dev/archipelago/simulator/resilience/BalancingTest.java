package dev.archipelago.simulator.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The rows ZONE-1, PRI-1 to PRI-3, LB-3 and LB-4 of the reference, slow start and consistent hashing.
class BalancingTest {

    private static final int[] HUNDRED = {100, 100};

    @Test
    void zone1_fewerHostsThanCallersInAZone_keepsTheirShareAndSpillsTheRestWhereThereAreMore() {
        double[] shares = ZoneRouting.shares(0, new int[]{50, 25, 25}, new int[]{40, 30, 30});

        assertThat(shares).containsExactly(new double[]{0.8, 0.1, 0.1}, within(1e-12));
    }

    @Test
    void zones_withHostsForAllTheirCallers_keepEverything() {
        assertThat(ZoneRouting.shares(1, new int[]{50, 25, 25}, new int[]{40, 30, 30})).containsExactly(0, 1, 0);
        assertThat(ZoneRouting.shares(0, new int[]{1, 1}, new int[]{3, 3})).containsExactly(1, 0);
        assertThat(ZoneRouting.shares(0, new int[]{1, 1}, new int[]{0, 6})).containsExactly(0, 1);
    }

    @Test
    void pri1_halfOfTheFirstHealthy_spillsThirtyPercent() {
        assertThat(Priorities.shares(new int[]{50, 100}, HUNDRED)).containsExactly(70, 30);
        assertThat(panics(50, 100)).containsExactly(false, false);
    }

    @Test
    void pri2_quarterOfBothHealthy_sharesAlikeAndBothPanic() {
        assertThat(Priorities.shares(new int[]{25, 25}, HUNDRED)).containsExactly(50, 50);
        assertThat(panics(25, 25)).containsExactly(true, true);
        assertThat(Priorities.panics(0, new int[]{25, 25}, HUNDRED, 0)).isFalse();
    }

    @Test
    void pri3_shareThatRoundingLeaves_goesToTheLast() {
        assertThat(Priorities.shares(new int[]{5, 65}, HUNDRED)).containsExactly(7, 93);
        assertThat(panics(5, 65)).containsExactly(true, false);
    }

    @Test
    void priorities_withNobodyHealthyOrThereOnlyInSome_giveThoseNothing() {
        assertThat(Priorities.shares(new int[]{0, 0}, HUNDRED)).containsExactly(0, 0);
        assertThat(Priorities.shares(new int[]{0, 3, 0}, new int[]{0, 3, 5})).containsExactly(0, 100, 0);
        assertThat(Priorities.shares(new int[]{100, 100}, HUNDRED)).containsExactly(100, 0);
    }

    private static boolean[] panics(int first, int second) {
        int[] healthy = {first, second};
        return new boolean[]{Priorities.panics(0, healthy, HUNDRED, 50), Priorities.panics(1, healthy, HUNDRED, 50)};
    }

    @Test
    void slowStart_growsFromATenthToAllOfTheWeight() {
        assertThat(HostWeight.slowStart(0, 60, 1)).isEqualTo(0.1);
        assertThat(HostWeight.slowStart(3, 60, 1)).isEqualTo(0.1);
        assertThat(HostWeight.slowStart(30, 60, 1)).isEqualTo(0.5);
        assertThat(HostWeight.slowStart(15, 60, 2)).isEqualTo(0.5);
        assertThat(HostWeight.slowStart(60, 60, 2)).isEqualTo(1);
        assertThat(HostWeight.slowStart(100, 60, 1)).isEqualTo(1);
    }

    @Test
    void lb3_weightTwoWithFourActive_weighsTwoFifths() {
        assertThat(HostWeight.busy(2, 4, 1)).isCloseTo(0.4, within(1e-12));
        assertThat(HostWeight.busy(2, 4, 0)).isEqualTo(2);
    }

    @Test
    void lb4_maglevOfWeightsOneAndTwo_hasEntriesInThisProportion() {
        Maglev table = new Maglev(1, 2);

        assertThat(new int[]{table.entries(0), table.entries(1)}).containsExactly(21_846, 43_691);
    }

    @Test
    void maglev_ofOneHostFewer_movesFewKeysOfOthers() {
        Maglev ten = new Maglev(1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        Maglev nine = new Maglev(1, 1, 1, 1, 1, 1, 1, 1, 1);

        long moved = IntStream.range(0, 100_000).filter(key -> ten.host(key) != 9 && ten.host(key) != nine.host(key))
                .count();

        assertThat(IntStream.range(0, 10).map(ten::entries).toArray()).containsOnly(6553, 6554);
        assertThat(moved).isBetween(1L, 15_000L);
    }

    @Test
    void ring_ofTenHosts_givesEachItsShareAndMovesOnlyTheKeysOfOneThatIsGone() {
        HashRing ten = new HashRing(10);
        HashRing nine = new HashRing(9);
        int[] keys = new int[10];
        int moved = 0;
        for (int key = 0; key < 100_000; key++) {
            int host = ten.host(ten.place(key));
            keys[host]++;
            moved += host != 9 && nine.host(nine.place(key)) != host ? 1 : 0;
        }

        assertThat(Arrays.stream(keys).min().orElse(0)).isGreaterThan(7_000);
        assertThat(Arrays.stream(keys).max().orElse(0)).isLessThan(13_000);
        assertThat(moved / 100_000.0).isLessThan(0.12);
    }

    @Test
    void ring_ofAnyNumberOfHosts_hasEnoughPointsOfEach() {
        for (int hosts : new int[]{1, 3, 1000, 3000}) {
            HashRing ring = new HashRing(hosts);
            long[] points = new long[hosts];
            IntStream.range(0, ring.points()).forEach(place -> points[ring.host(place)]++);

            assertThat(ring.points()).isBetween(1024, 1024 + hosts);
            assertThat(points).containsOnly(Math.ceilDiv(1024, hosts));
        }
    }
}
